package mn.sonin.crawler;

import java.util.List;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Recorded;
import mn.sonin.config.Addresses;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.url.CanonicalUrl;

/** Puts what a place showed where it belongs: leads to the frontier, headlines of a digest among the articles. */
final class Shelving {
    private final String source;
    private final Parts parts;
    private final Tally tally;

    Shelving(String source, Parts parts, Tally tally) {
        this.source = source;
        this.parts = parts;
        this.tally = tally;
    }

    /** Returns how many are new. Once this is done, nothing is left to be read out of the capture. */
    int take(Way way, List<Entry> entries, List<Lead> leads, Capture capture) {
        int fresh = way.basis() == Basis.DIGEST
                ? headlines(entries, capture)
                : parts.archive().frontier().add(leads, parts.clock().instant());
        tally.leads(way.basis() == Basis.DIGEST ? entries.size() : leads.size());
        if (capture.status() == 200) {
            parts.archive().captures().settle(capture.id());
        }
        return fresh;
    }

    private int headlines(List<Entry> entries, Capture capture) {
        int fresh = 0;
        for (Entry entry : entries) {
            fresh += headline(entry, capture) ? 1 : 0;
        }
        return fresh;
    }

    /** Records the headline under the source that published it; returns whether it is new. */
    boolean headline(Entry entry, Capture capture) {
        Archive archive = parts.archive();
        String url = address(entry);
        if (archive.articles().find(ArticleId.of(url)).isPresent()) {
            return false;
        }
        String language = parts.headlines().language(entry.title().orElse(""));
        String publisher =
                entry.outlet().map(host -> parts.hosts().id(host, language)).orElse(source);
        Lead lead = Sifting.lead(publisher, url, entry, capture.url(), capture.id(), Basis.DIGEST);
        return parts.headlines()
                .observation(lead, capture.at())
                .map(archive.articles()::record)
                .filter(Recorded.Added.class::isInstance)
                .map(Recorded::article)
                .map(this::counted)
                .isPresent();
    }

    /** As the source that published it spells it; a headline without a link keeps its name. */
    private String address(Entry entry) {
        return CanonicalUrl.exact(entry.url())
                .canonical()
                .map(exact -> parts.hosts()
                        .of(exact.value())
                        .flatMap(publisher -> new Sifting(publisher).address(exact.value()))
                        .or(() -> CanonicalUrl.of(entry.url(), Addresses.plain(), exact.uri())
                                .canonical())
                        .orElse(exact)
                        .value())
                .orElse(entry.url());
    }

    private Article counted(Article headline) {
        tally.added(headline.current().content());
        return headline;
    }
}
