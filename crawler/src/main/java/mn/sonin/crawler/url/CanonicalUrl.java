package mn.sonin.crawler.url;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import mn.sonin.config.Addresses;

/**
 * The one address under which a page is known: ASCII only, percent-encoded, no fragment, no default port, no user name.
 *
 * @param value absolute http or https address
 */
public record CanonicalUrl(String value) {
    public CanonicalUrl {
        if (!value.startsWith("http://") && !value.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "a canonical address begins with http:// or https://, got \"%s\"".formatted(value));
        }
    }

    /** What became of an address as it was written. */
    public sealed interface Spelling {
        /** The page's one address. */
        record Canonical(CanonicalUrl url) implements Spelling {}

        /**
         * No page of the web.
         *
         * @param reason for a person, with the address quoted
         */
        record Refused(String given, String reason) implements Spelling {}

        /** The address, or empty for a refused one. */
        default Optional<CanonicalUrl> canonical() {
            return this instanceof Canonical canonical ? Optional.of(canonical.url()) : Optional.empty();
        }
    }

    /**
     * The address of a page of a source.
     *
     * @param raw absolute, as a site wrote it: Cyrillic raw or percent-encoded, any case of host, tracking parameters
     * @param home front page of the source: its host stands for its own mirrors and small-screen twins
     */
    public static Spelling of(String raw, Addresses rules, URI home) {
        return switch (exact(raw)) {
            case Spelling.Canonical exact -> SiteRules.of(rules, home).apply(exact.url());
            case Spelling.Refused refused -> refused;
        };
    }

    /**
     * An address that is fetched as it is given: a feed, a list, the target of a redirect. Only its letters are brought to
     * one form; no parameter is dropped and no host replaced.
     */
    public static Spelling exact(String raw) {
        return WrittenAddress.parse(raw);
    }

    /** What a link on this page points at, by RFC 3986, 5.2; not yet brought to its source's spelling. */
    public Spelling resolve(String reference) {
        return WrittenAddress.resolve(this, reference);
    }

    /**
     * The address that this page gives as its own ({@code rel=canonical}), where that is plausible: a page of the same site,
     * not its front page, and an article where the source says how those look. Otherwise this address.
     */
    public CanonicalUrl declaredAs(String reference, Addresses rules, URI home) {
        return resolve(reference)
                .canonical()
                .flatMap(exact -> of(exact.value, rules, home).canonical())
                .filter(declared -> SiteRules.of(rules, home).plausible(this, declared))
                .orElse(this);
    }

    /** Whether this is the front page of a site: no path and no query. */
    public boolean frontPage() {
        URI uri = uri();
        return uri.getRawQuery() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    public URI uri() {
        return URI.create(value);
    }

    /** In lower case, internationalised names in their ASCII form. */
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    /** The port, given or implied. */
    public int port() {
        int port = uri().getPort();
        return port >= 0 ? port : value.startsWith("https:") ? 443 : 80;
    }

    /** Scheme, host and port, where it is not the scheme's own: what one robots.txt speaks for. */
    public String origin() {
        URI uri = uri();
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    @Override
    public String toString() {
        return value;
    }
}
