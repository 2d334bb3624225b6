package mn.sonin.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import mn.sonin.archive.ArchiveException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of works that were committed together. */
class RowWriterTest {
    private static final int MANY = 5;

    @TempDir
    private Path folder;

    private Database real;
    private Optional<RowWriter> writer = Optional.empty();
    private final AtomicInteger writes = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gathered = new CountDownLatch(1);

    @BeforeEach
    void open() {
        real = SqliteDatabase.open(folder.resolve("rows.db"));
    }

    @AfterEach
    void close() {
        writer.ifPresent(RowWriter::close);
        real.close();
    }

    /** Writes as it is told once the works of the test have gathered behind the first. */
    private RowWriter writer(Consumer<Consumer<Handle>> writing) {
        writer = Optional.of(new RowWriter(new Told(real, work -> {
            if (writes.getAndIncrement() == 0) {
                real.write(work);
            } else {
                writing.accept(work);
            }
        })));
        return writer.orElseThrow();
    }

    private List<CompletableFuture<Integer>> together(RowWriter writer, List<Work<Integer>> works) {
        CompletableFuture<Integer> first = writer.submit(handle -> {
            begun.countDown();
            await(gathered);
            return 0;
        });
        await(begun);
        List<CompletableFuture<Integer>> results =
                works.stream().map(writer::submit).toList();
        gathered.countDown();
        first.join();
        results.forEach(result -> result.handle((value, failure) -> true).join());
        return results;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Work<Integer>> works(Work<Integer> last) {
        List<Work<Integer>> works = new ArrayList<>();
        for (int number = 1; number < MANY; number++) {
            int value = number;
            works.add(handle -> value);
        }
        works.add(last);
        return works;
    }

    @Test
    void aDatabaseThatFailsIsAskedOnceForAllThatCameTogether() {
        RowWriter writer = writer(work -> {
            throw new ArchiveException("the disk is full");
        });

        assertThat(together(writer, works(handle -> MANY)))
                .allSatisfy(result -> assertThatThrownBy(result::join).hasRootCauseMessage("the disk is full"));
        assertThat(writes).hasValue(2);
    }

    @Test
    void onlyTheWorkThatFailsFails() {
        List<CompletableFuture<Integer>> results = together(writer(real::write), works(handle -> {
            throw new IllegalArgumentException("no such row");
        }));

        assertThat(results.subList(0, MANY - 1))
                .allSatisfy(result -> assertThat(result.join()).isPositive());
        assertThatThrownBy(results.getLast()::join).hasRootCauseMessage("no such row");
    }

    @Test
    void anErrorReachesWhoWaitsAndTheNextWorkIsDone() {
        RowWriter writer = writer(real::write);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> writer.write(handle -> {
                            throw new StackOverflowError();
                        }))
                        .isInstanceOf(ArchiveException.class)
                        .hasMessageContaining("the rows could not be written: java.lang.StackOverflowError"));

        assertThat(writer.<Integer>write(handle -> 7)).isEqualTo(7);
    }

    @Test
    void whereTheDatabaseFailsAfterOneOfTheWorksNobodyWaitsForItAgain() {
        RowWriter writer = writer(work -> {
            if (writes.get() > 3) {
                throw new ArchiveException("the disk is full");
            }
            real.write(work);
        });

        List<CompletableFuture<Integer>> results = together(writer, works(handle -> {
            throw new IllegalArgumentException("no such row");
        }));

        assertThat(results.getFirst().join()).isEqualTo(1);
        assertThat(results.subList(1, MANY))
                .allSatisfy(result -> assertThatThrownBy(result::join).hasRootCauseMessage("the disk is full"));
        assertThat(writes).hasValue(4);
    }

    @Test
    void aWorkThatWasNeverDoneIsToldSo() {
        assertThat(together(writer(work -> {}), works(handle -> MANY)))
                .allSatisfy(result -> assertThatThrownBy(result::join)
                        .hasRootCauseMessage("the work was never done, and the database said nothing of it"));
    }

    /** A database whose writing is the test's. */
    private record Told(Database real, Consumer<Consumer<Handle>> writing) implements Database {
        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public <T> T read(Work<T> work) {
            return real.read(work);
        }

        @Override
        public void write(Consumer<Handle> work) {
            writing.accept(work);
        }

        @Override
        public <T> T note(Work<T> work) {
            return real.note(work);
        }

        @Override
        public List<String> damage() {
            return List.of();
        }

        @Override
        public void copyTo(Path target) {
            real.copyTo(target);
        }

        @Override
        public void copyFrom(Path source) {
            real.copyFrom(source);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
