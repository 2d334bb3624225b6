package mn.sonin.archive.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.queue.GroupCommit;
import org.jdbi.v3.core.Handle;

/** The one writer: a thread that commits the work of many callers together. */
final class RowWriter implements AutoCloseable {
    private static final int BATCH = 512;
    private final Database database;
    private final GroupCommit<Task<?>> queue;

    RowWriter(Database database) {
        this.database = database;
        this.queue = new GroupCommit<>("archive-rows", BATCH, this::commit, this::fail);
    }

    /** Does the work and commits it; an exception of the work undoes it and reaches the caller as it is. */
    <T> T write(Work<T> work) {
        try {
            return submit(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** As {@link #write}, without waiting; works are done in the order they are handed in. */
    <T> CompletableFuture<T> submit(Work<T> work) {
        Task<T> task = new Task<>(work);
        queue.add(task);
        return task.result;
    }

    private void commit(List<Task<?>> batch) {
        if (inOne(batch, batch) == Outcome.TASK_FAILED && batch.size() > 1) {
            // It took the others with it: each for itself, so that only the guilty one fails.
            eachForItself(batch);
        }
        batch.forEach(Task::finish);
    }

    /** Of an error, as where there is no memory left, nobody knows what came before it. */
    private void fail(List<Task<?>> batch, Throwable error) {
        ArchiveException failure =
                new ArchiveException("%s: the rows could not be written: %s".formatted(database, error), error);
        batch.forEach(task -> {
            task.fail(failure);
            task.finish();
        });
    }

    /** Ends where the database fails: who has waited for it once need not wait for it again and again. */
    private void eachForItself(List<Task<?>> batch) {
        for (int at = 0; at < batch.size(); at++) {
            if (inOne(batch.subList(at, at + 1), batch.subList(at, batch.size())) == Outcome.DATABASE_FAILED) {
                return;
            }
        }
    }

    private enum Outcome {
        COMMITTED,
        TASK_FAILED,
        DATABASE_FAILED
    }

    /**
     * All in one transaction.
     *
     * @param left those that fail with them where it is the database that fails
     */
    private Outcome inOne(List<Task<?>> tasks, List<Task<?>> left) {
        try {
            database.write(transaction -> tasks.forEach(task -> task.run(transaction)));
            return Outcome.COMMITTED;
        } catch (RuntimeException e) {
            boolean guilty = tasks.stream().anyMatch(Task::threw);
            (guilty ? tasks : left).forEach(task -> task.fail(e));
            return guilty ? Outcome.TASK_FAILED : Outcome.DATABASE_FAILED;
        }
    }

    @Override
    public void close() {
        queue.close();
    }

    /** A caller's work and what came of it. */
    private static final class Task<T> {
        private final Work<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private Consumer<CompletableFuture<T>> outcome = future -> future.completeExceptionally(
                new IllegalStateException("the work was never done, and the database said nothing of it"));
        private boolean running;

        Task(Work<T> work) {
            this.work = work;
        }

        void run(Handle handle) {
            running = true;
            T value = work.in(handle);
            running = false;
            outcome = future -> future.complete(value);
        }

        /** Whether the last run of it ended with an exception. */
        boolean threw() {
            return running;
        }

        void fail(RuntimeException failure) {
            running = false;
            outcome = future -> future.completeExceptionally(failure);
        }

        /** Tells the caller, after the commit. */
        void finish() {
            outcome.accept(result);
        }
    }
}
