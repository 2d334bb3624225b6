package mn.sonin.indexer.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much alike two articles are, and whether they tell one event. */
final class Kinship {
    /** Beyond these hours two articles do not tell the same news. */
    private static final long WINDOW_HOURS = 96;

    private static final double SAME_TEXT = 0.5;
    private static final double REACHED = 0.28;
    private static final double REACHED_ACROSS = 0.13;
    private static final int LEAST_SHARED = 3;

    private final Commonness commonness;

    Kinship(Commonness commonness) {
        this.commonness = commonness;
    }

    /** Two articles compared. */
    record Likeness(Telling other, double value, double text, double reached, List<Integer> shared) {
        boolean sameEvent() {
            return reached >= 1;
        }
    }

    Likeness of(Telling a, Telling b) {
        double text = a.sameLanguage(b) ? Sketch.likeness(a.sketch(), b.sketch()) : 0;
        boolean across = !a.sameLanguage(b);
        List<Integer> shared = new ArrayList<>();
        double common = 0;
        double ofA = 0;
        double ofB = 0;
        int i = 0;
        int j = 0;
        while (i < a.traits().length || j < b.traits().length) {
            int left = i < a.traits().length ? a.traits()[i] : Integer.MAX_VALUE;
            int right = j < b.traits().length ? b.traits()[j] : Integer.MAX_VALUE;
            int trait = Math.min(left, right);
            double weight = across && !Trait.common(trait) ? 0 : commonness.weight(trait);
            if (left == trait) {
                ofA += weight;
                i++;
            }
            if (right == trait) {
                ofB += weight;
                j++;
            }
            if (left == right && weight > 0) {
                common += weight;
                shared.add(trait);
            }
        }
        double value = ofA == 0 || ofB == 0 ? 0 : common / Math.sqrt(ofA * ofB) * nearness(a.hoursFrom(b));
        shared.sort(Comparator.comparingDouble(commonness::weight).reversed());
        double reached = a.hoursFrom(b) > WINDOW_HOURS
                ? 0
                : text >= SAME_TEXT
                        ? 1 + text
                        : shared.size() < LEAST_SHARED ? 0 : value / (across ? REACHED_ACROSS : REACHED);
        return new Likeness(b, Math.max(value, text), text, reached, shared);
    }

    /** Full for a day, then less and less. */
    private static double nearness(long hours) {
        return hours <= 24 ? 1 : Math.max(0, 1 - (hours - 24) / 144.0);
    }

    /** Whether two articles of one source are instalments of a series: the same words around other numbers, on another day. */
    static boolean instalments(Telling a, Telling b) {
        return a.source().equals(b.source())
                && a.numbers() != b.numbers()
                && a.hoursFrom(b) >= 18
                && Sketch.likeness(a.sketch(), b.sketch()) >= SAME_TEXT;
    }
}
