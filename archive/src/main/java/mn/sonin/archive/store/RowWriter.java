package mn.sonin.archive.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import mn.sonin.archive.queue.GroupCommit;
import org.jdbi.v3.core.Handle;

/** The one writer: a thread that commits the work of many callers together. */
final class RowWriter implements AutoCloseable {
    private static final int BATCH = 512;
    private final Database database;
    private final GroupCommit<Task<?>> queue;

    RowWriter(Database database) {
        this.database = database;
        this.queue = new GroupCommit<>("archive-rows", BATCH, this::commit);
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
        if (!inOne(batch) && batch.size() > 1) {
            // One of them failed and took the others with it: each for itself, so that only the guilty one fails.
            batch.forEach(task -> inOne(List.of(task)));
        }
        batch.forEach(Task::finish);
    }

    /** All in one transaction. */
    private boolean inOne(List<Task<?>> batch) {
        try {
            database.write(transaction -> batch.forEach(task -> task.run(transaction)));
            return true;
        } catch (RuntimeException e) {
            batch.forEach(task -> task.fail(e));
            return false;
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
        private Consumer<CompletableFuture<T>> outcome = future -> {};

        Task(Work<T> work) {
            this.work = work;
        }

        void run(Handle handle) {
            T value = work.in(handle);
            outcome = future -> future.complete(value);
        }

        void fail(RuntimeException failure) {
            outcome = future -> future.completeExceptionally(failure);
        }

        /** Tells the caller, after the commit. */
        void finish() {
            outcome.accept(result);
        }
    }
}
