package mn.sonin.crawler.fetch;

import java.util.Optional;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Source;
import mn.sonin.crawler.url.CanonicalUrl;

/**
 * A page that somebody wants.
 *
 * @param source whom it is for: its politeness holds, and its rules give the spelling of where redirects end
 * @param url fetched as it is
 * @param lead what led to an article; empty for anything else
 * @param attempt from 1; how often it was tried decides how long a failure asks to wait
 * @param past whether it is for nothing new, so that it may not use up what the day's new stories need
 */
public record FetchRequest(
        Source source, CanonicalUrl url, Purpose purpose, Optional<Lead> lead, int attempt, boolean past) {
    public FetchRequest {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, got " + attempt);
        }
    }

    /** A feed, a list or another place that shows stories. */
    public static FetchRequest place(Source source, CanonicalUrl url, Purpose purpose) {
        return new FetchRequest(source, url, purpose, Optional.empty(), 1, false);
    }

    /** The article that a lead points at. */
    public static FetchRequest article(Source source, CanonicalUrl url, Lead lead, int attempt) {
        return new FetchRequest(source, url, Purpose.ARTICLE, Optional.of(lead), attempt, false);
    }

    /** The same, for nothing new. */
    public FetchRequest ofThePast() {
        return new FetchRequest(source, url, purpose, lead, attempt, true);
    }

    /** How many requests its source may have made today for it still to be made. */
    int budget() {
        return past
                ? source.politeness().budgetOfThePast()
                : source.politeness().dailyBudget();
    }
}
