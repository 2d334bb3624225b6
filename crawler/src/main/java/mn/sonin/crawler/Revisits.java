package mn.sonin.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Article;

/** When an article is looked at again, to catch edits and removals. */
final class Revisits {
    /** An article that was old when it was first seen, as in a backfill, is looked at again once: it is hardly edited any more. */
    private static final Duration OLD = Duration.ofDays(30);

    private final List<Duration> ages;

    /** @param ages of an article, since it was first seen, ascending */
    Revisits(List<Duration> ages) {
        this.ages = List.copyOf(ages);
    }

    /** The next time after now; empty for never. */
    Optional<Instant> next(Article article, Instant now) {
        List<Duration> left = ages.isEmpty() || !wasOld(article) ? ages : List.of(ages.getLast());
        return left.stream()
                .map(age -> article.firstSeen().plus(age))
                .filter(now::isBefore)
                .findFirst();
    }

    /** The longest of them from now on; empty for never. */
    Optional<Instant> last(Instant now) {
        return ages.isEmpty() ? Optional.empty() : Optional.of(now.plus(ages.getLast()));
    }

    private static boolean wasOld(Article article) {
        return article.current()
                .content()
                .published()
                .map(published -> published.value().instant().plus(OLD).isBefore(article.firstSeen()))
                .orElse(false);
    }
}
