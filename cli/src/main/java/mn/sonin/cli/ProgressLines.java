package mn.sonin.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import mn.sonin.archive.Harvest;
import mn.sonin.crawler.Progress;
import org.jspecify.annotations.Nullable;

/** Tells how long work gets on: a bar on a terminal, plain lines elsewhere; on standard error, so that answers stay clean. */
final class ProgressLines implements Progress, AutoCloseable {
    /** Often enough to see that it moves, seldom enough to keep a log short. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    /** Set by the launcher where standard error is a terminal; Java from 22 on cannot be asked in the same way as before. */
    private static final String TERMINAL = "SONIN_TERMINAL";

    private final String work;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final @Nullable ProgressBar bar;
    private Instant said;

    private ProgressLines(String work, InstantSource clock, boolean terminal) {
        this.work = work;
        this.clock = clock;
        this.said = clock.instant();
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName(work)
                        .setInitialMax(1)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .build()
                : null;
    }

    /**
     * A report on this work.
     *
     * @param work what is done, as in {@code Harvesting}
     */
    static ProgressLines of(String work, InstantSource clock) {
        return new ProgressLines(work, clock, System.getenv(TERMINAL) != null);
    }

    @Override
    public void began(String source) {}

    @Override
    public void found(String source, int pages) {
        int all = found.addAndGet(pages);
        if (bar != null) {
            bar.maxHint(all);
        }
    }

    @Override
    public void visited(String source) {
        int now = done.incrementAndGet();
        if (bar != null) {
            bar.stepTo(now);
        } else {
            line(now);
        }
    }

    private void line(int now) {
        turn.lock();
        try {
            Instant at = clock.instant();
            if (Duration.between(said, at).compareTo(BETWEEN_LINES) >= 0) {
                said = at;
                say("%s: %d of %d pages".formatted(work, now, found.get()));
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void ended(String source, Harvest.Outcome outcome, Harvest.Counts counts, String reason) {
        String told = String.format(
                Locale.ROOT,
                "%-28s %-9s %4d new %4d changed %4d failed  %s",
                source,
                outcome.name().toLowerCase(Locale.ROOT),
                counts.added(),
                counts.changed(),
                counts.failed(),
                reason);
        if (bar == null) {
            say(told.strip());
        } else {
            bar.setExtraMessage(source + " " + outcome.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
