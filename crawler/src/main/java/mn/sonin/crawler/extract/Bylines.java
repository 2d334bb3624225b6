package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Line;
import org.jsoup.nodes.Element;

/** Judges who wrote it: what is said for machines before what is shown, people before desks, agreement above all. */
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
            "citation_author",
            "article.author",
            "cxenseparse:author");
    private static final int SHORT_LINE = 16;
    private static final int ABOVE_TITLE = 8;
    private static final int BELOW_TITLE = 30;
    /** More links to authors than this are those of other stories. */
    private static final int MOST_LINKS = 4;

    private static final double AGREEMENT = 0.12;

    private final Names names = new Names();

    Found<Byline> judge(PageMetadata page, List<Line> lines, int titleLine, Optional<Lead> lead, SiteNames site) {
        var candidates = new ArrayList<Candidate<Byline>>();
        page.article()
                .map(LinkedArticle::authors)
                .ifPresent(writers -> offer(candidates, written(writers, site), Basis.JSON_LD, "author", 0.85));
        for (String key : METAS) {
            offer(candidates, names.read(textual(page.metas(key)), site, false), Basis.META, key, 0.68);
        }
        offer(candidates, names.read(links(page), site, false), Basis.VISIBLE_TEXT, "rel=author", 0.72);
        offer(candidates, names.read(itemprop(page), site, true), Basis.MICRODATA, "author", 0.6);
        shown(candidates, lines, titleLine, site);
        lead.flatMap(Lead::author)
                .ifPresent(author -> offer(
                        candidates,
                        names.read(List.of(author), site, false),
                        lead.get().basis(),
                        "lead",
                        0.6));
        return Found.mostConfident(agreed(candidates));
    }

    /** Whom JSON-LD names; what it calls an organization is nobody. */
    private Byline written(List<LinkedArticle.Writer> writers, SiteNames site) {
        Byline people = names.read(named(writers, false), site, false);
        Byline organizations = names.read(named(writers, true), site, false);
        return new Byline(
                people.people(),
                Stream.of(people.agencies(), organizations.agencies(), organizations.people())
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }

    private static List<String> named(List<LinkedArticle.Writer> writers, boolean organizations) {
        return writers.stream()
                .filter(writer -> writer.organization() == organizations)
                .map(LinkedArticle.Writer::name)
                .toList();
    }

    /** The byline in a line that a selector has named. */
    Byline read(String line, SiteNames site) {
        return names.read(List.of(line), site, false);
    }

    private static List<String> textual(List<String> metas) {
        return metas.stream()
                .filter(m -> !m.startsWith("http") && !m.startsWith("/"))
                .toList();
    }

    private static List<String> links(PageMetadata page) {
        var texts = page.authorElements().stream()
                .filter(e -> e.attr("rel").contains("author"))
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return texts.size() > MOST_LINKS ? texts.subList(0, 1) : texts;
    }

    private static List<String> itemprop(PageMetadata page) {
        return page.properties("author").stream()
                .map(e -> Optional.ofNullable(e.selectFirst("[itemprop=name]")).orElse(e))
                .map(Element::text)
                .filter(text -> text.length() < 80)
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }

    /** Lines that say «By» or stand in an element of that name, near the title before any other. */
    private void shown(List<Candidate<Byline>> candidates, List<Line> lines, int titleLine, SiteNames site) {
        for (Line line : lines) {
            if (line.words() > SHORT_LINE || line.aside()) {
                continue;
            }
            boolean near = titleLine >= 0
                    && line.index() >= titleLine - ABOVE_TITLE
                    && line.index() <= titleLine + BELOW_TITLE;
            boolean introduced =
                    names.introduces(line.text()) || (near && line.words() <= 3 && Names.isSignature(line.text()));
            if (!introduced && !line.byline()) {
                continue;
            }
            double weight = 0.3
                    + (near ? 0.2 : 0)
                    + (introduced ? 0.08 : 0)
                    + (line.byline() ? 0.06 : 0)
                    - Math.min(100, Math.abs(line.index() - Math.max(0, titleLine))) / 5000.0;
            offer(candidates, names.read(List.of(line.text()), site, true), Basis.VISIBLE_TEXT, "byline", weight);
        }
    }

    private static void offer(
            List<Candidate<Byline>> candidates, Byline byline, Basis basis, String detail, double weight) {
        if (!byline.isEmpty()) {
            candidates.add(new Candidate<>(byline, basis, detail, weight * quality(byline)));
        }
    }

    /** A full name is worth more than a log-in name, and that more than a desk. */
    private static double quality(Byline byline) {
        if (byline.people().isEmpty()) {
            return 0.45;
        }
        boolean full = byline.people().stream()
                .anyMatch(name -> name.indexOf(' ') > 0
                        || name.indexOf('.') > 0
                        || name.codePoints().allMatch(Character::isIdeographic));
        return full ? 1 : byline.people().stream().anyMatch(n -> Character.isUpperCase(n.codePointAt(0))) ? 0.75 : 0.5;
    }

    private static List<Candidate<Byline>> agreed(List<Candidate<Byline>> candidates) {
        Map<Set<String>, Integer> offers = new HashMap<>();
        candidates.forEach(c -> offers.merge(key(c.value()), 1, Integer::sum));
        return candidates.stream()
                .map(c -> new Candidate<>(
                        c.value(),
                        c.basis(),
                        c.detail(),
                        Math.min(1, c.confidence() + (offers.getOrDefault(key(c.value()), 1) > 1 ? AGREEMENT : 0))))
                .toList();
    }

    private static Set<String> key(Byline byline) {
        var key = new TreeSet<String>();
        (byline.people().isEmpty() ? byline.agencies() : byline.people())
                .forEach(name -> key.add(name.toLowerCase(Locale.ROOT)));
        return key;
    }
}
