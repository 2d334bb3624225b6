package mn.sonin.crawler.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mn.sonin.crawler.extract.encoding.LookAlikes;

/** What the words before a date say of it, by the table {@code date-labels.tsv}. */
final class DateLabels {
    /** Which date it is. */
    enum Label {
        PUBLISHED,
        MODIFIED,
        NONE
    }

    private static final int REACH = 40;

    private final Map<Label, List<String>> words = new HashMap<>();

    DateLabels() {
        try (InputStream in = DateLabels.class.getResourceAsStream("date-labels.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the table \"date-labels.tsv\" is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row ->
                            words.put(Label.valueOf(row[0].toUpperCase(Locale.ROOT)), List.of(row[1].split(";", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table \"date-labels.tsv\"", e);
        }
    }

    /** The label that comes last before {@code start}. */
    Label before(String text, int start) {
        String lead = LookAlikes.folded(text.substring(Math.max(0, start - REACH), start))
                .toLowerCase(Locale.ROOT);
        if (lead.isBlank()) {
            return Label.NONE;
        }
        int published = last(lead, Label.PUBLISHED);
        int modified = last(lead, Label.MODIFIED);
        if (published < 0 && modified < 0) {
            return Label.NONE;
        }
        return modified >= published ? Label.MODIFIED : Label.PUBLISHED;
    }

    private int last(String lead, Label label) {
        int last = -1;
        for (String word : words.getOrDefault(label, List.of())) {
            int at = lead.lastIndexOf(word);
            boolean inside = at > 0 && Character.isLetter(lead.charAt(at - 1));
            if (at >= 0 && !inside) {
                last = Math.max(last, at + word.length());
            }
        }
        return last;
    }
}
