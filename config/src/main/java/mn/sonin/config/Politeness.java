package mn.sonin.config;

import java.time.Duration;
import java.util.List;

/**
 * How a source's hosts are treated, on top of what their robots.txt and answers ask for.
 *
 * @param delay pause between the end of one request and the start of the next at one host; a longer Crawl-delay or
 *     Retry-After wins
 * @param dailyBudget requests a day at most, all kinds together
 * @param revisits how long after first seen an article is fetched again to catch edits and removals, ascending
 * @param feeds how long a feed is left alone between two looks: the least and the most, the time itself being learned
 * @param noarchive what to do with pages that ask not to be archived
 */
public record Politeness(Duration delay, int dailyBudget, List<Duration> revisits, Between feeds, Noarchive noarchive) {
    /** What a page that says {@code noarchive} or {@code noindex} is turned into. */
    public enum Noarchive {
        /** Kept as a headline with its link: no text in search results, no archived page shown. */
        HEADLINE_ONLY,
        /** Not recorded as an article at all. */
        SKIP
    }

    public Politeness {
        revisits = List.copyOf(revisits);
        if (!revisits.equals(revisits.stream().distinct().sorted().toList())) {
            throw new IllegalArgumentException("revisits must be ascending, got " + revisits);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must not be negative, got " + delay);
        }
        if (dailyBudget < 1) {
            throw new IllegalArgumentException("daily budget must be at least 1, got " + dailyBudget);
        }
    }

    /** Requests a day that may go to pages known before: a fifth of the budget is kept for what a day brings. */
    public int budgetOfThePast() {
        return dailyBudget - dailyBudget / 5;
    }
}
