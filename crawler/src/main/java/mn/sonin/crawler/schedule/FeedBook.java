package mn.sonin.crawler.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Feeds.Feed;
import mn.sonin.config.Between;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Shown;

/** Learns each feed's pace from what every look at it showed. Safe for use by several threads, one feed by one at a time. */
public final class FeedBook {
    private final Feeds feeds;
    private final Clock clock;

    public FeedBook(Feeds feeds, Clock clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    /** Notes that a feed was read. */
    public void read(Source source, String url, Shown shown) {
        Between bounds = source.politeness().feeds();
        Optional<Feed> known = known(source, url);
        Feed now = new Feed(
                source.id(),
                url,
                clock.instant(),
                bounds.least(),
                shown.entries(),
                usual(known, shown),
                newest(known, shown),
                "");
        feeds.note(paced(
                now,
                known.map(before -> Pace.next(before, now, shown.fresh(), bounds))
                        .orElseGet(() -> Pace.first(shown, bounds))));
    }

    /** Notes that a feed has not changed since it was last read. */
    public void unchanged(Source source, String url) {
        Optional<Feed> known = known(source, url);
        if (known.isPresent()) {
            Feed before = known.get();
            Feed now = looked(before, "");
            feeds.note(paced(now, Pace.next(before, now, 0, source.politeness().feeds())));
        } else {
            read(source, url, Shown.NOTHING);
        }
    }

    /** Notes that a feed was of no use. */
    public void failed(Source source, String url, String reason) {
        Between bounds = source.politeness().feeds();
        Feed before = known(source, url).orElseGet(() -> unknown(source, url, bounds));
        feeds.note(paced(looked(before, reason), Pace.afterFailure(before, bounds)));
    }

    /** Notes that a site let nobody see its feed: it is left alone for as long as can be. */
    public void blocked(Source source, String url, String reason) {
        Between bounds = source.politeness().feeds();
        Feed before = known(source, url).orElseGet(() -> unknown(source, url, bounds));
        feeds.note(paced(looked(before, reason), bounds.most()));
    }

    private Optional<Feed> known(Source source, String url) {
        return feeds.of(source.id()).stream()
                .filter(feed -> feed.url().equals(url))
                .findFirst();
    }

    private Feed unknown(Source source, String url, Between bounds) {
        return new Feed(source.id(), url, clock.instant(), bounds.least(), 0, Optional.empty(), Optional.empty(), "");
    }

    private Feed looked(Feed before, String trouble) {
        return new Feed(
                before.source(),
                before.url(),
                clock.instant(),
                before.pace(),
                before.stories(),
                before.usual(),
                before.newest(),
                trouble);
    }

    private static Feed paced(Feed feed, Duration pace) {
        return new Feed(
                feed.source(),
                feed.url(),
                feed.looked(),
                pace,
                feed.stories(),
                feed.usual(),
                feed.newest(),
                feed.trouble());
    }

    /** Where its stories tell no times, how long each new one took to come. */
    private Optional<Duration> usual(Optional<Feed> known, Shown shown) {
        Optional<Duration> before = known.flatMap(Feed::usual);
        Optional<Duration> observed = known.filter(feed -> shown.fresh() > 0)
                .map(feed -> Duration.between(feed.looked(), clock.instant()).dividedBy(shown.fresh()))
                .filter(Duration::isPositive)
                .map(each -> before.map(mean -> mean.plus(each).dividedBy(2)).orElse(each));
        return shown.usual().or(() -> observed).or(() -> before);
    }

    /** A story without a time came when it was first seen; what a feed shows at first may be of any age. */
    private Optional<Instant> newest(Optional<Feed> known, Shown shown) {
        boolean cameNow = known.isPresent() ? shown.fresh() > 0 : shown.newest().isEmpty();
        return Stream.of(
                        known.flatMap(Feed::newest),
                        shown.newest(),
                        cameNow ? Optional.of(clock.instant()) : Optional.<Instant>empty())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }
}
