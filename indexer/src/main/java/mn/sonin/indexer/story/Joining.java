package mn.sonin.indexer.story;

import java.util.List;
import java.util.Locale;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Story.Joined;

/** The form in which the reason for a place is kept. */
final class Joining {
    private static final String BETWEEN = "\t";

    private Joining() {}

    static String written(Joined joined) {
        return joined.to()
                + BETWEEN
                + String.format(Locale.ROOT, "%.3f", joined.likeness())
                + BETWEEN
                + joined.hours()
                + BETWEEN
                + String.join(BETWEEN, joined.shared());
    }

    static Joined read(String written) {
        List<String> parts = List.of(written.split(BETWEEN));
        return new Joined(
                new ArticleId(parts.get(0)),
                Double.parseDouble(parts.get(1)),
                Long.parseLong(parts.get(2)),
                parts.subList(3, parts.size()));
    }
}
