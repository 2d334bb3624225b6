package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import mn.sonin.archive.Leases;
import mn.sonin.archive.Leases.Lease;
import mn.sonin.archive.Leases.Taking;
import mn.sonin.archive.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(5);

    @TempDir
    private Path home;

    private Database a;
    private Database b;

    @BeforeEach
    void open() {
        a = PostgresqlDatabase.open(Server.connections(home, "a"), "home of a", Patience.USUAL);
        b = PostgresqlDatabase.open(Server.connections(home, "b"), "home of b", Patience.USUAL);
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private static Lease yours(Taking taking) {
        assertThat(taking).isInstanceOf(Taking.Yours.class);
        return ((Taking.Yours) taking).lease();
    }

    private static Taking.Later later(Taking taking) {
        assertThat(taking).isInstanceOf(Taking.Later.class);
        return (Taking.Later) taking;
    }

    @Test
    void whatOneNodeHasNoOtherGets() {
        Lease first = yours(a.leases().take("host tenger.example", MINUTE));

        Taking.Later later = later(b.leases().take("host tenger.example", MINUTE));

        assertThat(later.held()).isTrue();
        assertThat(later.free()).isBetween(Duration.ofSeconds(50), MINUTE);
        first.close();
        yours(b.leases().take("host tenger.example", MINUTE));
        assertThat(first.renew()).isFalse();
    }

    @Test
    void severalNamesAreTakenTogetherOrNotAtAll() {
        yours(a.leases().take("address 192.0.2.1", MINUTE));

        later(b.leases().take(Map.of("address 192.0.2.1", Duration.ZERO, "host b.example", Duration.ZERO), MINUTE));

        yours(a.leases().take("host b.example", MINUTE));
    }

    @Test
    void aNameRestsForAsLongAsTheNextOneAsks() {
        yours(a.leases().take("host tenger.example", MINUTE)).close();

        Taking.Later later = later(b.leases().take(Map.of("host tenger.example", Duration.ofSeconds(30)), MINUTE));

        assertThat(later.held()).isFalse();
        assertThat(later.free()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        yours(b.leases().take("host tenger.example", MINUTE));
    }

    @Test
    void whatIsToBeLeftAloneIsLeftAloneByAll() {
        Lease first = yours(a.leases().take("host tenger.example", MINUTE));
        first.leaveAlone(Duration.ofHours(1));
        first.close();

        Taking.Later later = later(b.leases().take("host tenger.example", MINUTE));

        assertThat(later.held()).isFalse();
        assertThat(later.free()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void aDeadNodesLeaseIsOverWhenItsTimeIs() {
        yours(a.leases().take("source tenger", Duration.ZERO));

        yours(b.leases().take("source tenger", MINUTE));
    }

    @Test
    void manyThreadsOfTwoNodesAreNeverThereTogether() throws InterruptedException {
        AtomicInteger there = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        CountDownLatch turns = new CountDownLatch(60);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 6)
                    .forEach(n -> threads.execute(() -> {
                        Leases leases = n % 2 == 0 ? a.leases() : b.leases();
                        for (int taken = 0; taken < 10; ) {
                            Map<String, Duration> names = n < 3
                                    ? Map.of("host x.example", Duration.ZERO, "address 192.0.2.1", Duration.ZERO)
                                    : Map.of("address 192.0.2.1", Duration.ZERO, "host x.example", Duration.ZERO);
                            if (leases.take(names, MINUTE) instanceof Taking.Yours mine) {
                                met.addAndGet(there.incrementAndGet() - 1);
                                there.decrementAndGet();
                                mine.lease().close();
                                taken++;
                                turns.countDown();
                            } else {
                                // Whoever asks without a pause keeps from its end whom it waits for.
                                LockSupport.parkNanos(PAUSE.toNanos());
                            }
                        }
                    }));
            assertThat(turns.await(2, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(met).hasValue(0);
    }
}
