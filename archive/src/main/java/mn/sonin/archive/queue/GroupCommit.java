package mn.sonin.archive.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A queue that one thread works off in batches. While a batch is being committed, the next one gathers; so a lone caller
 * waits for one commit, and a hundred callers share it. Where several came at once, more are let gather for a moment, since a commit costs
 * much the same for one as for many. The queue needs no bound: each caller waits for its own item.
 */
public final class GroupCommit<T> implements AutoCloseable {
    /** Long beside a commit, short beside the pause that a site is owed; a lone caller never waits so. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    private final BlockingQueue<Optional<T>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock door = new ReentrantLock();
    private final Thread owner;
    private final String name;
    private final int most;
    private final Consumer<List<T>> commit;
    private final BiConsumer<List<T>, Throwable> failed;
    private boolean closed;

    /**
     * @param name of the thread
     * @param most items of one batch
     * @param commit takes a batch, in the order it was handed in, and tells each caller what came of it
     * @param failed tells each caller of a batch that has not been told yet, where {@code commit} threw instead; must not throw
     */
    public GroupCommit(String name, int most, Consumer<List<T>> commit, BiConsumer<List<T>, Throwable> failed) {
        this.name = name;
        this.most = most;
        this.commit = commit;
        this.failed = failed;
        this.owner = Thread.ofPlatform().name(name).daemon(true).start(this::work);
    }

    /**
     * Hands in an item.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public void add(T item) {
        door.lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " is closed; open the archive again");
            }
            waiting.add(Optional.of(item));
        } finally {
            door.unlock();
        }
    }

    private void work() {
        boolean open = true;
        boolean shared = false;
        while (open) {
            List<Optional<T>> taken = take(shared);
            List<T> batch = taken.stream().flatMap(Optional::stream).toList();
            if (!batch.isEmpty()) {
                commit(batch);
            }
            open = batch.size() == taken.size();
            shared = batch.size() > 1;
        }
    }

    /** Nobody else can tell the callers, who wait without limit: so this thread outlives whatever a batch ends with. */
    private void commit(List<T> batch) {
        try {
            commit.accept(batch);
        } catch (RuntimeException | Error e) {
            failed.accept(batch, e);
        }
    }

    /** @param gather whether to wait a moment for more */
    private List<Optional<T>> take(boolean gather) {
        List<Optional<T>> taken = new ArrayList<>();
        while (taken.isEmpty()) {
            try {
                taken.add(waiting.take());
                if (gather) {
                    Thread.sleep(GATHERING);
                }
            } catch (InterruptedException e) {
                // Nobody outside holds this thread; it ends by the empty item that close() puts in. Wait on.
            }
        }
        waiting.drainTo(taken, most - 1);
        return taken;
    }

    /** Works off what was handed in, then ends the thread. */
    @Override
    public void close() {
        door.lock();
        try {
            if (!closed) {
                closed = true;
                waiting.add(Optional.empty());
            }
        } finally {
            door.unlock();
        }
        boolean interrupted = false;
        while (owner.isAlive()) {
            try {
                owner.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
