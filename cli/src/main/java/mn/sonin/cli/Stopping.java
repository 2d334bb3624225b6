package mn.sonin.cli;

import java.time.Duration;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed when the program is told to stop, whether by a signal or by its own end; last opened first. What takes too long is left: nothing
 * is lost that a crash would not lose, which is nothing that was committed.
 */
final class Stopping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    /** Service managers and people wait so long, and not much longer. */
    private static final Duration USUAL = Duration.ofSeconds(9);

    private final Deque<Part> open = new ConcurrentLinkedDeque<>();
    private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
    private final Duration most;
    private final Thread hook = new Thread(this::closeAll, "stop");
    private final CountDownLatch asked = new CountDownLatch(1);
    private boolean done;

    /** What is being closed, for a person. */
    private volatile String closing = "";

    private record Part(String name, Runnable close) {}

    Stopping() {
        this(USUAL);
    }

    /** @param most how long closing may take in all */
    Stopping(Duration most) {
        this.most = most;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    <T> T add(T part, Consumer<T> close) {
        open.push(new Part(part.getClass().getSimpleName(), () -> close.accept(part)));
        return part;
    }

    /** Has somebody told that the program stops before anything is closed, so that nobody goes on waiting for a machine that is away. */
    void tell(Runnable first) {
        told.add(first);
    }

    /** Whether the program is to stop. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Lets who waits for the end go on; safe from a part's own thread, which closing waits for. */
    void ask() {
        asked.countDown();
    }

    /** Waits until the program is told to stop, by a signal or by {@link #ask}. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever comes second waits for the first. */
    private synchronized void closeAll() {
        ask();
        if (done) {
            return;
        }
        done = true;
        Thread each = Thread.ofPlatform().name("stop-each").daemon(true).start(this::closeEach);
        try {
            if (!each.join(most)) {
                LOG.warn(
                        "stop part={} action=left reason=\"not closed after {} s\" lost=nothing, since what is not committed is taken up at the next start",
                        closing,
                        most.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeEach() {
        told.forEach(Runnable::run);
        for (Part part : open) {
            closing = part.name;
            try {
                part.close.run();
            } catch (RuntimeException e) {
                // The others are still to be closed.
                LOG.warn("stop part={} reason=\"{}\"", part.name, e.getMessage());
            }
        }
    }

    /** Closes all now, unless a signal has begun to. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            closeAll();
        } catch (IllegalStateException stopping) {
            LOG.debug("stop reason=\"{}\"", stopping.getMessage());
        }
    }
}
