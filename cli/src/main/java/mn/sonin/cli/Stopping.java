package mn.sonin.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be closed when the program is told to stop, whether by a signal or by its own end; last opened first. */
final class Stopping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeAll, "stop");
    private boolean done;

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    private void closeAll() {
        if (done) {
            return;
        }
        done = true;
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("stop part={} reason=\"{}\"", part.getClass().getSimpleName(), e.getMessage());
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
