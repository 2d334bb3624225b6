package mn.sonin.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * One article on its way to one target of a saved search.
 *
 * @param key told to the target, so that it can recognise a repetition: the same for the same search, target, article and
 *     revision
 * @param sequence the archive's place at which the article matched
 * @param text what is delivered, in the form that the sender gave it
 * @param attempt how often it was tried before
 * @param due when to try next; empty once it has arrived or was given up
 * @param arrived when the target took it
 * @param reason why it has not arrived yet; empty where nothing stood in the way
 */
public record Delivery(
        String key,
        long search,
        String target,
        ArticleId article,
        int revision,
        long sequence,
        String text,
        int attempt,
        Optional<Instant> due,
        Optional<Instant> arrived,
        String reason) {
    /** A delivery that is due at once. */
    public static Delivery of(
            long search, String target, ArticleId article, int revision, long sequence, String text, Instant now) {
        String key = "%d:%s:%s:%d".formatted(search, ArticleId.of(target), article, revision);
        return new Delivery(
                key, search, target, article, revision, sequence, text, 0, Optional.of(now), Optional.empty(), "");
    }
}
