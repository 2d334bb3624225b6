package mn.sonin.crawler;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mn.sonin.config.Source;
import mn.sonin.crawler.url.CanonicalUrl;

/** Which source a host name belongs to, its mirrors, its further hosts and its {@code www.} included. */
final class SourceHosts {
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^a-z0-9]+");

    private final Supplier<List<Source>> sources;
    private volatile Index index = new Index(List.of());

    /** @param sources as they are now */
    SourceHosts(Supplier<List<Source>> sources) {
        this.sources = sources;
    }

    /** These sources by their hosts. */
    private static final class Index {
        final List<Source> of;
        final Map<String, Source> byHost = new HashMap<>();

        /** Where several sources share a host, the first one that writes in this language is meant, else the first. */
        final Map<String, Source> byHostAndLanguage = new HashMap<>();

        Index(List<Source> sources) {
            this.of = sources;
            for (Source source : sources) {
                hosts(source).forEach(host -> {
                    byHost.putIfAbsent(host, source);
                    source.languages()
                            .forEach(language -> byHostAndLanguage.putIfAbsent(host + " " + language, source));
                });
            }
        }
    }

    private Index index() {
        List<Source> now = sources.get();
        Index made = index;
        if (!made.of.equals(now)) {
            made = new Index(now);
            index = made;
        }
        return made;
    }

    private static Stream<String> hosts(Source source) {
        return Stream.of(
                        Stream.ofNullable(source.home().getHost()),
                        source.addresses().mirrors().stream(),
                        source.hosts().stream())
                .flatMap(hosts -> hosts)
                .map(SourceHosts::plain);
    }

    /** In small letters, without {@code www.}, and as the network spells it where it is written in other letters than Latin. */
    static String plain(String host) {
        return CanonicalUrl.exact("https://" + host)
                .canonical()
                .map(CanonicalUrl::host)
                .orElseGet(() -> host.toLowerCase(Locale.ROOT))
                .replaceFirst("^www\\.", "");
    }

    Optional<Source> source(String host) {
        return Optional.ofNullable(index().byHost.get(plain(host)));
    }

    Optional<Source> source(String host, String language) {
        return Optional.ofNullable(index().byHostAndLanguage.get(plain(host) + " " + language))
                .or(() -> source(host));
    }

    /** The source whose pages stand at this address, if it is one of the web. */
    Optional<Source> of(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).flatMap(this::source);
    }

    /** The id of the source at this host; for a host that no file names, one made from its name. */
    String id(String host, String language) {
        return source(host, language)
                .map(Source::id)
                .orElseGet(() -> NOT_IN_AN_ID.matcher(plain(host)).replaceAll("-"));
    }
}
