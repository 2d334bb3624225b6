package mn.sonin.archive.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<List<String>> committed = new LinkedBlockingQueue<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore permits = new Semaphore(0);
    private final GroupCommit<String> queue = new GroupCommit<>("test", 10, this::commit, (batch, why) -> {}, LONG);

    private void commit(List<String> batch) {
        begun.release();
        permits.acquireUninterruptibly();
        committed.add(List.copyOf(batch));
    }

    @AfterEach
    void close() {
        permits.release(1000);
        queue.close();
    }

    private List<List<String>> next(int batches) throws InterruptedException {
        permits.release(batches);
        List<List<String>> next = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            next.add(committed.take());
        }
        return next;
    }

    /** One item that is being committed, and so many that wait meanwhile. */
    private void shared(String... meanwhile) throws InterruptedException {
        queue.add("first");
        begun.acquire();
        List.of(meanwhile).forEach(queue::add);
    }

    @Test
    void aLoneCallerWaitsForNobody() throws InterruptedException {
        for (String item : List.of("a", "b", "c")) {
            queue.add(item);

            assertThat(next(1)).containsExactly(List.of(item));
        }
    }

    @Test
    void whatComesDuringACommitSharesTheNextOne() throws InterruptedException {
        shared("b", "c");

        assertThat(next(2)).containsExactly(List.of("first"), List.of("b", "c"));
    }

    @Test
    void onceAsManyAreHereAsSharedACommitNobodyElseIsWaitedFor() throws InterruptedException {
        shared("b", "c");
        next(2);
        queue.add("d");
        assertThat(committed.poll(100, TimeUnit.MILLISECONDS))
                .as("where two came together, the first one waits for the other")
                .isNull();
        queue.add("e");

        assertThat(next(1)).containsExactly(List.of("d", "e"));
    }

    @Test
    void noBatchIsLargerThanTheMost() throws InterruptedException {
        String[] many = new String[25];
        for (int i = 0; i < many.length; i++) {
            many[i] = "item " + i;
        }
        shared(many);

        assertThat(next(3)).extracting(List::size).containsExactly(1, 10, 10);
    }

    @Test
    void closingWorksOffWhatWaits() throws InterruptedException {
        shared("b", "c");
        next(2);
        queue.add("d");
        permits.release(10);
        queue.close();

        assertThat(committed).containsExactly(List.of("d"));
    }
}
