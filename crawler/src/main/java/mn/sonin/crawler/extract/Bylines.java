package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.nodes.Element;

/** Judges who wrote it. */
final class Bylines {
    private static final List<String> METAS = List.of(
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "dc.contributor",
            "og:author",
            "og:article:author",
            "twitter:data1");

    private final Names names = new Names();

    Found<Byline> judge(PageMetadata page, Optional<Lead> lead, SiteNames site) {
        var candidates = new ArrayList<Candidate<Byline>>();
        page.article()
                .map(LinkedArticle::authors)
                .ifPresent(writers -> offer(
                        candidates,
                        writers.stream().map(LinkedArticle.Writer::name).toList(),
                        Basis.JSON_LD,
                        "author",
                        0.9,
                        site));
        for (String key : METAS.subList(0, METAS.size() - 1)) {
            offer(candidates, page.metas(key), Basis.META, key, 0.7, site);
        }
        offer(candidates, texts(page.authorElements(), "rel"), Basis.VISIBLE_TEXT, "rel=author", 0.75, site);
        offer(candidates, texts(page.properties("author"), ""), Basis.MICRODATA, "author", 0.5, site);
        lead.flatMap(Lead::author)
                .ifPresent(
                        author -> offer(candidates, List.of(author), lead.get().basis(), "lead", 0.6, site));
        return Found.mostConfident(candidates);
    }

    private static List<String> texts(List<Element> elements, String attribute) {
        return elements.stream()
                .filter(e -> attribute.isEmpty() || e.attr(attribute).contains("author"))
                .map(Element::text)
                .distinct()
                .toList();
    }

    private void offer(
            List<Candidate<Byline>> candidates,
            List<String> raw,
            Basis basis,
            String detail,
            double weight,
            SiteNames site) {
        Byline byline = names.read(raw, site);
        if (!byline.isEmpty()) {
            candidates.add(
                    new Candidate<>(byline, basis, detail, byline.people().isEmpty() ? weight / 2 : weight));
        }
    }
}
