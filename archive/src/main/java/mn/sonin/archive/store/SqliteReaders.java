package mn.sonin.archive.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** A few connections that read, opened when they are needed and kept with their statements. Safe for use by several threads. */
final class SqliteReaders implements AutoCloseable {
    private final Supplier<Handle> opening;
    private final Semaphore turns;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Handle> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Opens the first.
     *
     * @param most connections that are open at once
     * @param opening makes one
     */
    SqliteReaders(int most, Supplier<Handle> opening) {
        this.opening = opening;
        this.turns = new Semaphore(most, true);
        this.idle.push(opening.get());
    }

    /**
     * Does the work over one of them, and waits for one where all are in use.
     *
     * @throws JdbiException where the database cannot be read; that connection is not used again
     * @throws IllegalStateException after {@link #close}
     */
    <T> T read(Work<T> work) {
        turns.acquireUninterruptibly();
        try {
            Handle handle = take();
            boolean sound = false;
            try {
                T found = work.in(handle);
                sound = true;
                return found;
            } finally {
                giveBack(handle, sound);
            }
        } finally {
            turns.release();
        }
    }

    private Handle take() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the rows are closed; open the archive again");
            }
            return idle.isEmpty() ? opening.get() : idle.pop();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Handle handle, boolean sound) {
        lock.lock();
        try {
            if (sound && !closed) {
                handle.clean();
                idle.push(handle);
                return;
            }
        } finally {
            lock.unlock();
        }
        handle.close();
    }

    /** Those in use are closed when their work is done. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(Handle::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
