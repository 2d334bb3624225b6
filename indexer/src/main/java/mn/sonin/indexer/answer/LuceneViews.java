package mn.sonin.indexer.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mn.sonin.indexer.index.View;
import mn.sonin.indexer.index.Views;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.search.Query;

/** The index of this machine's own. Safe for several threads. */
public final class LuceneViews implements Searchable {
    /** To score so many documents as they are found costs about what it costs to read twice what finds them. */
    private static final int FEW = 16_384;

    private static final int IDLE_SECONDS = 30;

    private final Views views;
    private final Clock clock;
    private final int few;
    private final ExecutorService helpers = helpers();
    private final TopicSets sets = new TopicSets();
    private final PerSegment<int[]> gone = new PerSegment<>(AsOf::gone, true);
    private final LuceneStanding.Remembered remembered = new LuceneStanding.Remembered(
            new PerSegment<>(Columns::of), sets, new Newest(), new Months(), new Spelled());

    public LuceneViews(Views views, Clock clock) {
        this(views, clock, FEW);
    }

    /**
     * The same, with another limit between few answers and many.
     *
     * @param few documents are scored as they are found
     */
    LuceneViews(Views views, Clock clock, int few) {
        this.views = views;
        this.clock = clock;
        this.few = few;
    }

    /** One for each further processor; a thread without work for a while ends, so there is nothing to close. */
    private static ExecutorService helpers() {
        int processors = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        ThreadPoolExecutor helpers = new ThreadPoolExecutor(
                processors,
                processors,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("search-", 0).factory());
        helpers.allowCoreThreadTimeOut(true);
        return helpers;
    }

    @Override
    public long sequence() {
        try (View view = views.newest()) {
            return view.sequence();
        }
    }

    @Override
    public Wording wording() {
        return views.wording();
    }

    @Override
    public Standing at(long place, Duration patience) {
        View view = views.newest();
        AsOf searcher = new AsOf(view.reader(), Math.min(place, view.sequence()), gone, helpers);
        long end = clock.millis() + patience.toMillis();
        searcher.setTimeout(() -> clock.millis() > end);
        return new LuceneStanding(view, searcher, remembered, few);
    }

    @Override
    public Query chosen(TopicQuery topic) {
        return new TopicFilter(topic, sets);
    }
}
