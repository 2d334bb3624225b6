package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mn.sonin.archive.Basis;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.metadata.LinkedArticle;
import mn.sonin.crawler.extract.metadata.PageMetadata;
import mn.sonin.crawler.extract.text.Line;

/** Finds the second headline under the first. */
final class Subtitles {
    private static final List<String> NAMES = List.of(
            "subtitle", "sub-title", "subhead", "sub-head", "standfirst", "dek", "deck", "subheadline", "underrubrik");
    private static final int REACH = 4;
    private static final int FEWEST_WORDS = 3;
    private static final int MOST_WORDS = 45;

    private Subtitles() {}

    static Found<String> judge(PageMetadata page, List<Line> lines, int titleLine, String title) {
        var candidates = new ArrayList<Candidate<String>>();
        for (int i = titleLine + 1; titleLine >= 0 && i <= Math.min(lines.size() - 1, titleLine + REACH); i++) {
            Line line = lines.get(i);
            boolean sized = line.words() >= FEWEST_WORDS && line.words() <= MOST_WORDS;
            if (!sized || line.aside() || line.byline()) {
                continue;
            }
            String classes = line.element().className().toLowerCase(Locale.ROOT);
            if (NAMES.stream().anyMatch(classes::contains)) {
                candidates.add(new Candidate<>(line.text(), Basis.VISIBLE_TEXT, classes, 0.8));
            } else if (line.element().normalName().equals("h2") && i <= titleLine + 2) {
                candidates.add(new Candidate<>(line.text(), Basis.VISIBLE_TEXT, "h2", 0.6));
            }
        }
        page.article()
                .flatMap(LinkedArticle::alternativeHeadline)
                .ifPresent(text -> candidates.add(new Candidate<>(text, Basis.JSON_LD, "alternativeHeadline", 0.55)));
        candidates.removeIf(c -> TitleText.letters(c.value()).equals(TitleText.letters(title)));
        return Found.mostConfident(candidates);
    }
}
