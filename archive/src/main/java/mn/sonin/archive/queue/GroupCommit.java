package mn.sonin.archive.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A queue that one thread works off in batches. While a batch is being committed, the next one gathers; so a lone caller
 * waits for one commit, and a hundred callers share it. Where several came at once, more are let gather for a moment, since a commit costs
 * much the same for one as for many; but no longer than until as many are here as ever shared one of the last commits, since nobody else is likely
 * to come then. The queue needs no bound: each caller waits for its own item.
 */
public final class GroupCommit<T> implements AutoCloseable {
    /** Long beside a commit, short beside the pause that a site is owed; a lone caller never waits so. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    /** The commits that tell how many are likely to come. */
    private static final int REMEMBERED = 16;

    private final BlockingQueue<Optional<T>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock door = new ReentrantLock();
    private final Thread owner;
    private final String name;
    private final int most;
    private final Consumer<List<T>> commit;
    private final BiConsumer<List<T>, Throwable> failed;
    private final Duration gathering;

    /** Sizes of the last batches, the newest last; for the owner alone. */
    private final Deque<Integer> sizes = new ArrayDeque<>();

    private boolean closed;

    /**
     * @param name of the thread
     * @param most items of one batch
     * @param commit takes a batch, in the order it was handed in, and tells each caller what came of it
     * @param failed tells each caller of a batch that has not been told yet, where {@code commit} threw instead; must not throw
     */
    public GroupCommit(String name, int most, Consumer<List<T>> commit, BiConsumer<List<T>, Throwable> failed) {
        this(name, most, commit, failed, GATHERING);
    }

    /** @param gathering how long more are let gather at most */
    GroupCommit(
            String name,
            int most,
            Consumer<List<T>> commit,
            BiConsumer<List<T>, Throwable> failed,
            Duration gathering) {
        this.name = name;
        this.most = most;
        this.commit = commit;
        this.failed = failed;
        this.gathering = gathering;
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
        while (open) {
            List<Optional<T>> taken = take(expected());
            List<T> batch = taken.stream().flatMap(Optional::stream).toList();
            if (!batch.isEmpty()) {
                commit(batch);
            }
            open = batch.size() == taken.size();
            sizes.addLast(batch.size());
            if (sizes.size() > REMEMBERED) {
                sizes.removeFirst();
            }
        }
    }

    /** How many are likely to come: after a lone caller nobody else, else as many as ever shared one of the last commits. */
    private int expected() {
        return sizes.isEmpty() || sizes.getLast() <= 1 ? 1 : Math.min(most, Collections.max(sizes));
    }

    /** Nobody else can tell the callers, who wait without limit: so this thread outlives whatever a batch ends with. */
    private void commit(List<T> batch) {
        try {
            commit.accept(batch);
        } catch (RuntimeException | Error e) {
            failed.accept(batch, e);
        }
    }

    /** Whoever waits first; where more are expected, these too, as long as they come in time; then whoever else is here. */
    private List<Optional<T>> take(int expected) {
        List<Optional<T>> taken = new ArrayList<>();
        taken.add(first());
        long end = System.nanoTime() + gathering.toNanos();
        for (long left = gathering.toNanos();
                left > 0 && taken.size() < expected && taken.getLast().isPresent();
                left = end - System.nanoTime()) {
            try {
                Optional.ofNullable(waiting.poll(left, TimeUnit.NANOSECONDS)).ifPresent(taken::add);
            } catch (InterruptedException e) {
                // Nobody outside holds this thread; it ends by the empty item that close() puts in. Wait on.
            }
        }
        waiting.drainTo(taken, most - taken.size());
        return taken;
    }

    private Optional<T> first() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException e) {
                // As above.
            }
        }
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
