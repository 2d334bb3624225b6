package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program that is told to stop ends soon, whatever its parts do. */
class StoppingTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void allAreToldFirstAndThenClosedTheLastOpenedFirst() {
        try (Stopping stopping = new Stopping()) {
            stopping.add("archive", done::add);
            stopping.tell(() -> done.add("told"));
            stopping.add("server", done::add);
            assertThat(stopping.isAsked()).isFalse();
        }

        assertThat(done).containsExactly("told", "server", "archive");
    }

    @Test
    void aPartThatFailsKeepsNoOtherFromBeingClosed() {
        try (Stopping stopping = new Stopping()) {
            stopping.add("archive", done::add);
            stopping.add("server", part -> {
                throw new IllegalStateException("it is broken");
            });
        }

        assertThat(done).containsExactly("archive");
    }

    @Test
    void aPartThatDoesNotEndIsLeft() {
        CountDownLatch never = new CountDownLatch(1);
        Stopping stopping = new Stopping(Duration.ofMillis(300));
        stopping.add("storage", part -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        CompletableFuture.runAsync(stopping::close)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(stopping.isAsked()).isTrue();
        never.countDown();
    }
}
