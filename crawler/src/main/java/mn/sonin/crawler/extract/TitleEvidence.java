package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Lead;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import org.jsoup.nodes.Element;

/** What every place of one page gives as its title, each with the weight that such a place has earned. */
final class TitleEvidence {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—\\-:·•»«›~/]{1,2}\\s+|\\s*[|»ㅣ｜]\\s*|\\s*::\\s*");
    /** A headline with the names of section and site around it is no longer. */
    private static final int LONGEST_WITH_SITE = 1000;

    private static final String LEAD = "lead";
    private static final int FEWEST_COPIES = 3;
    private static final double LONE_HEADLINE = 6;
    private static final double MAIN_HEADING = 3.2;
    private static final double FIRST_HEADING = 0.4;
    private static final double OTHER_HEADING = 0.5;

    private final SiteNames site;
    private final ShownHeadlines shown;
    private final List<Vote> votes;

    TitleEvidence(PageMetadata page, Optional<Lead> lead, SiteNames site) {
        this.site = site;
        List<Vote> said = said(page, lead);
        this.shown = ShownHeadlines.of(page, site, said);
        this.votes = votes(said);
    }

    /** All the places' titles as they stand, without the lead's, for recognising the headline in the text. */
    List<Vote> offered() {
        return votes.stream().filter(vote -> !vote.detail().equals(LEAD)).toList();
    }

    /**
     * The votes, those for a kicker and its headline counted for the headline: where a shown headline begins with a part in
     * an element of its own, and another place gives the headline without it, that part is a kicker.
     */
    List<Vote> withoutKickers() {
        List<Vote> plain = votes;
        for (Element heading : shown.elements()) {
            String whole = TitleText.letters(heading.text());
            Optional<Vote> rest = ShownHeadlines.afterFirstPart(heading)
                    .map(TitleText::letters)
                    .flatMap(after -> votes.stream()
                            .filter(vote -> vote.letters().equals(after))
                            .findFirst());
            if (rest.isPresent()) {
                plain = plain.stream()
                        .map(vote -> vote.letters().equals(whole) ? vote.meaning(rest.get()) : vote)
                        .toList();
            }
        }
        return plain;
    }

    private List<Vote> votes(List<Vote> said) {
        Optional<Element> main = shown.main(
                said.stream()
                        .filter(vote -> vote.basis() == Basis.META)
                        .map(Vote::text)
                        .toList(),
                SEPARATOR);
        Optional<Element> first = main.or(() -> shown.elements().stream().findFirst());
        var all = new ArrayList<Vote>();
        first.ifPresent(heading -> all.add(vote(heading, main.isPresent() ? MAIN_HEADING : FIRST_HEADING)));
        all.addAll(said);
        loneHeadline(all);
        shown.elements().stream()
                .filter(heading -> !first.get().equals(heading))
                .forEach(heading -> all.add(vote(heading, OTHER_HEADING)));
        return all;
    }

    private static Vote vote(Element heading, double weight) {
        return new Vote(TitleText.tidy(heading.text()), Basis.VISIBLE_TEXT, heading.normalName(), weight);
    }

    /** What the page says of its title for machines, and what the list or feed said that led here. */
    private List<Vote> said(PageMetadata page, Optional<Lead> lead) {
        var said = new ArrayList<Vote>();
        page.article()
                .flatMap(LinkedArticle::headline)
                .ifPresent(text -> add(said, text, Basis.JSON_LD, "headline", 3.0));
        page.meta("og:title").ifPresent(text -> add(said, text, Basis.META, "og:title", 0.7));
        page.meta("twitter:title").ifPresent(text -> add(said, text, Basis.META, "twitter:title", 1.3));
        page.title().ifPresent(text -> add(said, text, Basis.META, "title", 0.4));
        page.properties("headline").stream()
                .findFirst()
                .ifPresent(element -> add(said, element.text(), Basis.MICRODATA, "headline", 4.0));
        lead.flatMap(Lead::title).ifPresent(text -> add(said, text, lead.get().basis(), LEAD, 1.5));
        return said;
    }

    private void add(List<Vote> into, String raw, Basis basis, String detail, double weight) {
        String tidy = TitleText.tidy(raw);
        String text = tidy.length() > LONGEST_WITH_SITE ? "" : site.strip(tidy, SEPARATOR);
        if (TitleText.usable(text)) {
            into.add(new Vote(text, basis, detail, weight));
        }
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
                    .map(Vote::letters)
                    .toList();
            if (headline.basis() == Basis.JSON_LD
                    && others.size() >= FEWEST_COPIES
                    && others.stream().distinct().count() == 1
                    && others.stream().noneMatch(other -> other.startsWith(headline.letters()))) {
                votes.set(i, headline.weighing(LONE_HEADLINE));
            }
        }
    }
}
