package mn.sonin.crawler.url;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.config.Addresses;
import mn.sonin.crawler.url.CanonicalUrl.Spelling;

/** What one source's addresses have in common. */
final class SiteRules {
    private static final Pattern TWIN = Pattern.compile("(?:www|m|mobile|amp|wap)\\.");
    private static final Pattern SESSION = Pattern.compile(";jsessionid=[^/?;]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMP_ENDING = Pattern.compile("(?<=[^/])/amp/?$");
    private static final ParameterNames TRACKING = ParameterNames.tracking();

    private final Addresses rules;
    private final CanonicalUrl front;

    private SiteRules(Addresses rules, CanonicalUrl front) {
        this.rules = rules;
        this.front = front;
    }

    static SiteRules of(Addresses rules, URI home) {
        return CanonicalUrl.exact(home.toString())
                .canonical()
                .map(front -> new SiteRules(rules, front))
                .orElseThrow(() -> new IllegalArgumentException("front page \"%s\" is no address".formatted(home)));
    }

    Spelling apply(CanonicalUrl exact) {
        boolean ours = ours(exact.host());
        URI uri = exact.uri();
        // A site whose front page is served safely serves its articles so.
        String base = ours ? front.origin() : uri.getScheme() + "://" + uri.getRawAuthority();
        String path = SESSION.matcher(uri.getRawPath()).replaceAll("");
        String address = base + (ours ? withoutAmp(path) : path) + query(Optional.ofNullable(uri.getRawQuery()));
        return CanonicalUrl.exact(ours ? byIdentity(address) : address);
    }

    boolean plausible(CanonicalUrl page, CanonicalUrl declared) {
        boolean sameSite = ours(declared.host()) || declared.host().equals(page.host());
        boolean article = rules.article()
                .map(pattern -> pattern.matcher(declared.value()).find())
                .orElse(true);
        return sameSite && article && !declared.frontPage();
    }

    private boolean ours(String host) {
        return bare(host).equals(bare(front.host()))
                || rules.mirrors().stream().anyMatch(mirror -> host.equals(ascii(mirror)));
    }

    private static String ascii(String host) {
        return CanonicalUrl.exact("https://" + host)
                .canonical()
                .map(CanonicalUrl::host)
                .orElse(host);
    }

    private static String bare(String host) {
        return TWIN.matcher(host).lookingAt() && host.indexOf('.') != host.lastIndexOf('.')
                ? TWIN.matcher(host).replaceFirst("")
                : host;
    }

    /** {@code /news/1/amp} and {@code /amp/news/1} are {@code /news/1} drawn for small screens. */
    private static String withoutAmp(String path) {
        String tail = AMP_ENDING.matcher(path).replaceFirst(path.endsWith("/") ? "/" : "");
        return tail.startsWith("/amp/") && tail.length() > "/amp/".length() ? tail.substring("/amp".length()) : tail;
    }

    private String query(Optional<String> query) {
        String kept = query.stream()
                .flatMap(text -> Arrays.stream(text.split("&")))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> matters(name(parameter)))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private boolean matters(String name) {
        Set<String> keep = rules.keepParameters();
        if (!keep.isEmpty()) {
            return new ParameterNames(keep).contain(name);
        }
        return !TRACKING.contain(name) && !new ParameterNames(rules.dropParameters()).contain(name);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    }

    private String byIdentity(String address) {
        if (rules.identity().isEmpty() || rules.template().isEmpty()) {
            return address;
        }
        Matcher identity = rules.identity().get().matcher(address);
        if (!identity.find() || identity.groupCount() < 1 || identity.group(1) == null) {
            return address;
        }
        String written = rules.template().get().replace("{1}", identity.group(1));
        return written.startsWith("/") ? front.origin() + written : written;
    }
}
