package mn.sonin.bench.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** What the child tells its parent: a line is in the pipe before the next thing happens, so that no kill can take it back. */
final class Spoken {
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final ReentrantLock turn = new ReentrantLock();
    private final FaultPoint point;
    private final AtomicInteger before;

    /**
     * @param point where to stop and wait for the end
     * @param before how often to pass it first
     */
    Spoken(FaultPoint point, int before) {
        this.point = point;
        this.before = new AtomicInteger(before);
    }

    void say(String line) {
        turn.lock();
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the parent is gone", e);
        } finally {
            turn.unlock();
        }
    }

    /** Stops here for ever where this is the point of this run and its turn has come. */
    void pass(FaultPoint here) {
        if (here == point && before.getAndDecrement() == 0) {
            say("at " + here);
            awaitTheEnd();
        }
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
