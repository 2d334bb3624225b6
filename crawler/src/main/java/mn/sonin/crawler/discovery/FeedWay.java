package mn.sonin.crawler.discovery;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;

/** A feed of any kind, seen from its body; older pages of an Atom archive or a JSON Feed are followed when wanted. */
final class FeedWay implements Way {
    /** A backfill follows at most so many older pages of a feed, so that a feed pointing at itself ends. */
    private static final int OLDER_PAGES = 1000;

    private final Discovery.Feed feed;
    private final ZoneId zone;
    private final DateWords dates;
    private final Set<String> asked = new HashSet<>();

    FeedWay(Discovery.Feed feed, ZoneId zone, DateWords dates) {
        this.feed = feed;
        this.zone = zone;
        this.dates = dates;
    }

    @Override
    public Basis basis() {
        return Basis.FEED;
    }

    @Override
    public Purpose purpose() {
        return Purpose.FEED;
    }

    @Override
    public boolean storiesAlone() {
        return true;
    }

    @Override
    public boolean asksFor(String url) {
        return Shape.same(feed.url(), url);
    }

    @Override
    public List<Ask> begin(Span span) {
        asked.add(feed.url());
        return List.of(new Ask(feed.url(), Purpose.FEED, 1));
    }

    @Override
    public Reading read(Answer answer, Span span) {
        String text = Decoding.text(answer).strip();
        Feed read = text.startsWith("{")
                ? new JsonFeed(zone).read(text, answer.url())
                : new XmlFeed(zone, dates, answer.at()).read(text, answer.url());
        return switch (read) {
            case Feed.Items items -> new Reading.Stories(items.entries(), older(answer.ask(), items, span));
            case Feed.None none -> new Reading.Unusable(none.reason());
        };
    }

    private List<Ask> older(Ask ask, Feed.Items items, Span span) {
        List<Ask> further = new ArrayList<>();
        if (span.whole() && ask.step() < OLDER_PAGES && !allBefore(items, span)) {
            items.next().filter(asked::add).ifPresent(url -> further.add(ask.next(url)));
        }
        return further;
    }

    private boolean allBefore(Feed.Items items, Span span) {
        return items.entries().stream()
                .allMatch(entry -> entry.time()
                        .map(at -> span.isBefore(at.atZone(zone).toLocalDate()))
                        .orElse(false));
    }

    /** What a feed's body came to. */
    sealed interface Feed {
        record Items(List<Entry> entries, Optional<String> next) implements Feed {
            public Items {
                entries = List.copyOf(entries);
            }
        }

        record None(String reason) implements Feed {}
    }
}
