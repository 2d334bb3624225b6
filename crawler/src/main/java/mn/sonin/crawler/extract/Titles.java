package mn.sonin.crawler.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import mn.sonin.crawler.extract.text.Line;

/**
 * Judges the title: every place votes for the words it shows, and words that several places show win. A place's vote is
 * what it was worth on pages with known titles.
 */
final class Titles {
    private static final int MOST_WORDS = 50;

    private Titles() {}

    /** The line that shows the title, an {@code h1} before any other; -1 where none does. */
    static int line(TitleEvidence evidence, List<Line> lines) {
        var letters = evidence.offered().stream().map(Vote::letters).collect(Collectors.toSet());
        String firsts = letters.stream()
                .filter(title -> !title.isEmpty())
                .map(title -> title.substring(0, title.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        int found = -1;
        for (Line line : lines) {
            boolean h1 = line.element().normalName().equals("h1");
            if (line.words() < MOST_WORDS
                    && (found < 0 || h1)
                    && firsts.indexOf(TitleText.first(line.text())) >= 0
                    && letters.contains(TitleText.letters(line.text()))) {
                if (h1) {
                    return line.index();
                }
                found = line.index();
            }
        }
        return found;
    }

    static Found<String> judge(TitleEvidence evidence) {
        List<Vote> votes = evidence.withoutKickers();
        Map<String, Double> sums = new LinkedHashMap<>();
        votes.forEach(vote -> sums.merge(vote.letters(), vote.weight(), Double::sum));
        double all = votes.stream().mapToDouble(Vote::weight).sum();
        var candidates = new ArrayList<Candidate<String>>();
        for (Vote vote : votes) {
            double share = sums.getOrDefault(vote.letters(), 0.0) / Math.max(all, 1);
            if (candidates.stream().noneMatch(c -> c.value().equals(vote.text()))) {
                candidates.add(new Candidate<>(vote.text(), vote.basis(), vote.detail(), Math.min(1, share)));
            }
        }
        return Found.mostConfident(candidates);
    }
}
