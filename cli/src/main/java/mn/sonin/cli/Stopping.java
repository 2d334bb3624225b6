package mn.sonin.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed when the program is told to stop, whether by a signal or by its own end; last opened first. */
final class Stopping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final Deque<Part> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "stop");
    private final CountDownLatch asked = new CountDownLatch(1);
    private boolean done;

    private record Part(String name, Runnable close) {}

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    <T> T add(T part, Consumer<T> close) {
        open.push(new Part(part.getClass().getSimpleName(), () -> close.accept(part)));
        return part;
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
        for (Part part : open) {
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
