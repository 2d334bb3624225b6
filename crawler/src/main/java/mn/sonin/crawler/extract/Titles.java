package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Line;
import org.jsoup.nodes.Element;

/**
 * Judges the title: every place votes for the words it shows, and words that several places show win. A place's vote is
 * what it was worth on pages with known titles.
 */
final class Titles {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—\\-:·•»«›~/]{1,2}\\s+|\\s*[|»ㅣ｜]\\s*|\\s*::\\s*");
    private static final int LONGEST = 400;
    private static final int FEWEST_COPIES = 3;
    private static final double LONE_HEADLINE = 6;

    record Vote(String text, Basis basis, String detail, double weight) {}

    /** All the places' titles as they stand, for recognising the headline in the text. */
    List<String> offered(PageMetadata page, SiteNames site) {
        var texts = new ArrayList<String>();
        votes(page, Optional.empty(), site).forEach(vote -> texts.add(vote.text));
        return texts;
    }

    /** The line that shows the title, an {@code h1} before any other; -1 where none does. */
    int line(PageMetadata page, SiteNames site, List<Line> lines) {
        var letters = offered(page, site).stream().map(Titles::letters).collect(Collectors.toSet());
        int found = -1;
        for (Line line : lines) {
            boolean h1 = line.element().normalName().equals("h1");
            if (line.words() < 50 && (found < 0 || h1) && letters.contains(letters(line.text()))) {
                if (h1) {
                    return line.index();
                }
                found = line.index();
            }
        }
        return found;
    }

    Found<String> judge(PageMetadata page, Optional<Lead> lead, SiteNames site) {
        List<Vote> votes = withoutKickers(votes(page, lead, site), ShownHeadlines.of(page, site));
        Map<String, Double> sums = new LinkedHashMap<>();
        votes.forEach(vote -> sums.merge(letters(vote.text), vote.weight, Double::sum));
        double all = votes.stream().mapToDouble(Vote::weight).sum();
        var candidates = new ArrayList<Candidate<String>>();
        for (Vote vote : votes) {
            double share = sums.getOrDefault(letters(vote.text), 0.0) / Math.max(all, 1);
            if (candidates.stream().noneMatch(c -> c.value().equals(vote.text))) {
                candidates.add(new Candidate<>(vote.text, vote.basis, vote.detail, Math.min(1, share)));
            }
        }
        return Found.mostConfident(candidates);
    }

    static List<Vote> votes(PageMetadata page, Optional<Lead> lead, SiteNames site) {
        List<Vote> said = said(page, lead, site);
        var shown = ShownHeadlines.of(page, site);
        Optional<Element> main = shown.main(
                said.stream()
                        .filter(vote -> vote.basis == Basis.META)
                        .map(Vote::text)
                        .toList(),
                SEPARATOR);
        Optional<Element> first = main.or(() -> shown.elements().stream().findFirst());
        var votes = new ArrayList<Vote>();
        first.ifPresent(h -> votes.add(new Vote(h.text(), Basis.VISIBLE_TEXT, "h1", main.isPresent() ? 3.2 : 0.4)));
        votes.addAll(said);
        loneHeadline(votes);
        shown.elements().stream()
                .filter(h -> !first.get().equals(h))
                .forEach(h -> votes.add(new Vote(h.text(), Basis.VISIBLE_TEXT, "h1", 0.5)));
        return votes;
    }

    /** What the page says of its title for machines, and what the list or feed said that led here. */
    private static List<Vote> said(PageMetadata page, Optional<Lead> lead, SiteNames site) {
        var votes = new ArrayList<Vote>();
        page.article()
                .flatMap(LinkedArticle::headline)
                .ifPresent(t -> add(votes, t, Basis.JSON_LD, "headline", 3.0, site));
        page.meta("og:title").ifPresent(t -> add(votes, t, Basis.META, "og:title", 0.7, site));
        page.meta("twitter:title").ifPresent(t -> add(votes, t, Basis.META, "twitter:title", 1.3, site));
        page.title().ifPresent(t -> add(votes, t, Basis.META, "title", 0.4, site));
        page.properties("headline").stream()
                .findFirst()
                .ifPresent(e -> add(votes, e.text(), Basis.MICRODATA, "headline", 4.0, site));
        lead.flatMap(Lead::title).ifPresent(t -> add(votes, t, lead.get().basis(), "lead", 1.5, site));
        return votes;
    }

    /**
     * Where a shown headline begins with a part in an element of its own, and another place gives the headline without
     * it, that part is a kicker, and all who give it with the headline mean the headline.
     */
    private static List<Vote> withoutKickers(List<Vote> votes, ShownHeadlines shown) {
        List<Vote> plain = votes;
        for (Element heading : shown.elements()) {
            String whole = letters(heading.text());
            Optional<String> rest = ShownHeadlines.afterFirstPart(heading)
                    .map(Titles::letters)
                    .flatMap(after -> votes.stream()
                            .map(Vote::text)
                            .filter(text -> letters(text).equals(after))
                            .findFirst());
            if (rest.isPresent()) {
                plain = plain.stream()
                        .map(vote -> letters(vote.text).equals(whole)
                                ? new Vote(rest.get(), vote.basis, vote.detail, vote.weight)
                                : vote)
                        .toList();
            }
        }
        return plain;
    }

    /**
     * Where every other place says the same and only the headline for machines differs, the others are one template's
     * copies of what was made for search engines, and that headline is the editors' own.
     */
    private static void loneHeadline(List<Vote> votes) {
        for (int i = 0; i < votes.size(); i++) {
            Vote headline = votes.get(i);
            var others = votes.stream()
                    .filter(vote -> !vote.equals(headline))
                    .map(vote -> letters(vote.text))
                    .toList();
            if (headline.basis == Basis.JSON_LD
                    && others.size() >= FEWEST_COPIES
                    && others.stream().distinct().count() == 1
                    && others.stream().noneMatch(other -> other.startsWith(letters(headline.text)))) {
                votes.set(i, new Vote(headline.text, headline.basis, headline.detail, LONE_HEADLINE));
            }
        }
    }

    private static void add(List<Vote> votes, String raw, Basis basis, String detail, double weight, SiteNames site) {
        String text = site.strip(raw.replaceAll("\\s+", " ").strip(), SEPARATOR);
        if (usable(text)) {
            votes.add(new Vote(text, basis, detail, weight));
        }
    }

    static boolean usable(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    static String letters(String text) {
        var letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
