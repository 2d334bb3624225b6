package mn.sonin.bench.search;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How good answers are, from 0 to 1.
 *
 * @param ndcg of the first ten, with gains of 2^grade - 1 (Järvelin and Kekäläinen 2002)
 * @param recall what part of the articles that answer stands among the first hundred
 * @param across the same of those in the language that was not typed
 */
public record Score(double ndcg, double recall, double across) {
    private static final int FIRST = 10;
    private static final int LOOKED_AT = 100;

    /**
     * The score of one answer.
     *
     * @param grades of the articles that answer, by address
     * @param other those in the language that was not typed
     */
    static Score of(List<String> answer, Map<String, Integer> grades, Set<String> other) {
        List<Integer> ideal =
                grades.values().stream().sorted((a, b) -> b - a).limit(FIRST).toList();
        List<Integer> got = answer.stream()
                .limit(FIRST)
                .map(url -> grades.getOrDefault(url, 0))
                .toList();
        Set<String> found = new HashSet<>(answer.subList(0, Math.min(LOOKED_AT, answer.size())));
        return new Score(gain(got) / gain(ideal), part(grades.keySet(), found), part(other, found));
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }

    private static double part(Set<String> wanted, Set<String> found) {
        return wanted.isEmpty()
                ? 1
                : (double) wanted.stream().filter(found::contains).count() / wanted.size();
    }

    static Score mean(List<Score> scores) {
        return new Score(
                scores.stream().mapToDouble(Score::ndcg).average().orElse(0),
                scores.stream().mapToDouble(Score::recall).average().orElse(0),
                scores.stream().mapToDouble(Score::across).average().orElse(0));
    }
}
