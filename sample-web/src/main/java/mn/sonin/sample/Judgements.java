package mn.sonin.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mn.sonin.sample.content.Texts;

/** Reads {@code judged-queries.tsv}. */
final class Judgements {
    private Judgements() {}

    static List<JudgedQuery> read() {
        return Texts.rows("judged-queries.tsv").stream().map(Judgements::query).toList();
    }

    private static JudgedQuery query(String[] row) {
        return new JudgedQuery(row[0], row[1], row[2], row[3], grades(row[4]));
    }

    /** {@code ubd-2024:3 ubd-2025:3}. */
    private static Map<String, Integer> grades(String written) {
        Map<String, Integer> grades = new HashMap<>();
        for (String grade : written.split(" ", -1)) {
            int colon = grade.lastIndexOf(':');
            grades.put(grade.substring(0, colon), Integer.valueOf(grade.substring(colon + 1)));
        }
        return grades;
    }
}
