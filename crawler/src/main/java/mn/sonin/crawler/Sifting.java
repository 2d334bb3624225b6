package mn.sonin.crawler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.Content;
import mn.sonin.archive.Lead;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.url.CanonicalUrl;

/** Which of the entries that a source's places show are stories of that source. */
final class Sifting {
    private final Source source;

    Sifting(Source source) {
        this.source = source;
    }

    /**
     * The leads among these entries, each address once.
     *
     * @param place address that showed them
     * @param capture the proof of it
     */
    List<Lead> leads(List<Entry> entries, String place, CaptureId capture, Basis basis) {
        return entries.stream()
                .filter(this::mayBeKept)
                .flatMap(entry -> address(entry.url()).stream()
                        .map(url -> lead(source.id(), url.value(), entry, place, capture, basis)))
                .collect(Collectors.toMap(Lead::url, lead -> lead, Sifting::better, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Lists often link to a story twice: from its picture, without words, and from its headline. */
    private static Lead better(Lead first, Lead again) {
        return first.title().isPresent() ? first : again;
    }

    static Lead lead(String source, String url, Entry entry, String place, CaptureId capture, Basis basis) {
        return new Lead(
                source, url, place, capture, basis, entry.title(), entry.published(), entry.summary(), entry.author());
    }

    /** The canonical address, where it is one of the source's articles. */
    Optional<CanonicalUrl> address(String raw) {
        return CanonicalUrl.of(raw, source.addresses(), source.home())
                .canonical()
                .filter(url -> !url.frontPage())
                .filter(this::isArticle);
    }

    private boolean isArticle(CanonicalUrl url) {
        return source.addresses()
                .article()
                .map(pattern -> pattern.matcher(url.value()).find())
                .orElseGet(() -> isOurs(url.host()));
    }

    private boolean isOurs(String host) {
        String home =
                SourceHosts.plain(Optional.ofNullable(source.home().getHost()).orElse(""));
        return Stream.concat(
                        Stream.of(home), source.addresses().mirrors().stream().map(SourceHosts::plain))
                .anyMatch(ours -> SourceHosts.plain(host).equals(ours) || host.endsWith("." + ours));
    }

    /** An entry that says something, and nothing of what the source is read for, is left alone. */
    private boolean mayBeKept(Entry entry) {
        return source.keep()
                .map(pattern -> entry.title().isEmpty()
                        || mentions(pattern, Stream.concat(entry.title().stream(), entry.summary().stream())))
                .orElse(true);
    }

    /** Whether what was read mentions what the source is read for. */
    boolean isKept(Content content) {
        return source.keep()
                .map(pattern -> mentions(
                        pattern,
                        Stream.of(Optional.of(content.title()), content.summary(), content.text())
                                .flatMap(Optional::stream)
                                .map(Attested::value)))
                .orElse(true);
    }

    private static boolean mentions(Pattern pattern, Stream<String> texts) {
        return texts.anyMatch(text -> pattern.matcher(text).find());
    }
}
