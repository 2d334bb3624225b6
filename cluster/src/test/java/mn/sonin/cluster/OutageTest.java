package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Pause;
import mn.sonin.archive.store.Rows;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Source;
import mn.sonin.crawler.schedule.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The database goes away and comes back, and answers get lost on the way. */
class OutageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");
    private static final Patience SOON = new Patience(Duration.ofSeconds(12), Duration.ofMillis(20));

    @TempDir
    private Path home;

    private Wire wire;
    private Rows rows;

    @BeforeEach
    void open() throws IOException {
        wire = new Wire(Server.port());
        rows = new Rows(PostgresqlDatabase.open(throughWire(), "this home", SOON));
    }

    private Connections throughWire() {
        String address = Server.address(home).replace(":" + Server.port() + "/", ":" + wire.port() + "/");
        return new Connections(address, "postgres", Optional.empty(), "a");
    }

    @AfterEach
    void close() throws IOException {
        rows.close();
        wire.close();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotMadeTwice() {
        rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW);
        wire.swallowAnswers(1);

        long lost = rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW.plusSeconds(1));
        long next = rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW.plusSeconds(2));

        assertThat(wire.stillToSwallow()).isZero();
        assertThat(rows.harvests().of("tenger", 10))
                .extracting(harvest -> harvest.id())
                .containsExactly(next, lost, lost - 1);
    }

    @Test
    void whoWritesAndReadsWhileTheDatabaseIsAwayWaitsForIt() throws Exception {
        rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW);
        wire.cut();

        CompletableFuture<Long> writing =
                CompletableFuture.supplyAsync(() -> rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW));
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(
                () -> rows.harvests().of("tenger", 10).size());
        wire.awaitRefusals();
        assertThat(writing).isNotDone();
        assertThat(reading).isNotDone();
        wire.mend();

        assertThat(writing.join()).isPositive();
        assertThat(reading.join()).isBetween(1, 2);
        assertThat(rows.harvests().of("tenger", 10)).hasSize(2);
    }

    /** What a pool learns of the database with its first connection must not be what a broken line tells it. */
    @Test
    void aFirstConnectionThatBreaksAnywhereOnItsWayCostsItselfAlone() throws Exception {
        for (int bytes = 0; bytes <= 500; bytes += 20) {
            wire.breakOneAfter(bytes);
            try (HikariDataSource pool = throughWire().pool("test", 1)) {
                assertThat(List.of(gives(pool), gives(pool))).contains(true);
            }
        }
    }

    private static boolean gives(HikariDataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        boolean valid = connection.isValid(5);
        pool.evictConnection(connection);
        return valid;
    }

    @Test
    void aServerThatEndsAllConnectionsCostsNothing() {
        rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW);

        Server.endConnections();

        rows.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW);
        assertThat(rows.harvests().of("tenger", 10)).hasSize(2);
    }

    @Test
    void aDatabaseThatStaysAwayIsNamedWithWhatToDo() throws IOException {
        wire.cut();
        Connections connections = throughWire();

        assertThatThrownBy(() -> PostgresqlDatabase.open(connections, "this home", SOON))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith(connections + ": the rows could not be opened: ")
                .hasMessageEndingWith(
                        "see to it that the database runs, and that postgresql.url, postgresql.user and SONIN_POSTGRESQL_PASSWORD are right");
    }

    @Test
    void patienceHasAnEnd() throws Exception {
        Connections connections = throughWire();
        try (Rows hasty = new Rows(PostgresqlDatabase.open(
                new Connections(connections.address(), "postgres", Optional.empty(), "b"),
                "another home",
                new Patience(Duration.ofMillis(1), Duration.ofMillis(1))))) {
            wire.cut();

            assertThatThrownBy(() -> hasty.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining("the rows could not be written: ");
        } finally {
            wire.mend();
        }
    }

    @Test
    void patienceIsATimeHoweverLongEachTryTakes() {
        Patience second = new Patience(Duration.ofSeconds(1), Duration.ofMillis(1));
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> second.with(
                        "storage",
                        () -> {
                            tries.incrementAndGet();
                            Pause.over(Duration.ofMillis(700));
                            throw new IllegalStateException("away");
                        },
                        failure -> true))
                .hasMessage("away");

        assertThat(tries).hasValueBetween(2, 3);
    }

    @Test
    void whoClosesWaitsForNoDatabaseThatIsAway() throws Exception {
        Connections connections = throughWire();
        Rows patient = new Rows(PostgresqlDatabase.open(
                new Connections(connections.address(), "postgres", Optional.empty(), "b"),
                "another home",
                new Patience(Duration.ofHours(1), Duration.ofMillis(20))));
        wire.cut();
        CompletableFuture<Long> writing =
                CompletableFuture.supplyAsync(() -> patient.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW));
        wire.awaitRefusals();

        CompletableFuture.runAsync(patient::close)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThatThrownBy(writing::join).hasCauseInstanceOf(ArchiveException.class);
        wire.mend();
    }

    @Test
    void aPlanWhoseDatabaseIsAwayIsLeftWithinSeconds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> visit = new CompletableFuture<>();
        List<Source> sources = List.of(source());
        Schedule schedule = new Schedule(
                () -> sources,
                source -> Optional.of(Instant.now().plusMillis(200)),
                (source, again, ended) -> {
                    begun.countDown();
                    return visit;
                },
                Clock.systemUTC(),
                Optional.of(new PlanTables(throughWire()).quartz(1)));
        schedule.start();
        begun.await();
        wire.cut();
        visit.complete(null);

        CompletableFuture.runAsync(() -> {
                    schedule.close();
                    schedule.end();
                })
                .orTimeout(9, TimeUnit.SECONDS)
                .join();
        wire.mend();
    }

    private Source source() throws IOException {
        Path config = home.resolve("config");
        Files.createDirectories(config.resolve("sources"));
        Files.writeString(config.resolve("sonin.yaml"), "zone: Asia/Ulaanbaatar\n");
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        Files.writeString(config.resolve("sources/tenger.yaml"), """
                name: {en: Tenger, mn: Тэнгэр}
                home: https://tenger.example/
                languages: [en]
                discovery:
                  - {feed: "https://tenger.example/feed"}
                """);
        return ((ConfigurationResult.Read) ConfigurationReader.read(config))
                .configuration()
                .source("tenger")
                .orElseThrow();
    }

    @Test
    void aWriteThatIsGivenUpTakesNoOtherWithIt() {
        Connections connections = throughWire();
        try (Rows hasty = new Rows(PostgresqlDatabase.open(
                new Connections(connections.address(), "postgres", Optional.empty(), "b"),
                "another home",
                new Patience(Duration.ofMillis(1), Duration.ofMillis(1))))) {
            wire.swallowAnswers(2);
            assertThatThrownBy(() -> hasty.harvests().begin("given-up", Harvest.Kind.WHOLE, NOW))
                    .isInstanceOf(ArchiveException.class);

            long next = CompletableFuture.supplyAsync(
                            () -> hasty.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW.plusSeconds(1)))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();

            assertThat(hasty.harvests().of("tenger", 10))
                    .extracting(harvest -> harvest.id())
                    .containsExactly(next);
            assertThat(hasty.harvests().of("given-up", 10))
                    .as("its commit came to pass, though nobody was told")
                    .hasSize(1);
        }
    }

    @Test
    void aDatabaseThatFallsSilentIsGivenUpAndAskedAgain() throws Exception {
        Connections connections = throughWire();
        try (Rows patient = new Rows(PostgresqlDatabase.open(
                new Connections(connections.address() + "&socketTimeout=1", "postgres", Optional.empty(), "b"),
                "another home",
                SOON))) {
            patient.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW);
            wire.fallSilent();

            CompletableFuture<Long> writing =
                    CompletableFuture.supplyAsync(() -> patient.harvests().begin("tenger", Harvest.Kind.WHOLE, NOW));
            wire.awaitSecondSilentLine();
            assertThat(writing).isNotDone();
            wire.mend();

            assertThat(writing.join()).isPositive();
            assertThat(patient.harvests().of("tenger", 10)).hasSize(2);
        }
    }

    @Test
    void aConnectionWaitsHalfAMinuteUnlessItsAddressSaysOtherwise() {
        String address = "jdbc:postgresql://db.example.mn/sonin";

        assertThat(silence(address, Connections::direct)).isEqualTo(30);
        assertThat(silence(address, Connections::forLong)).isEqualTo(3_600);
        assertThat(silence(address + "?socketTimeout=7", Connections::direct)).isEqualTo(7);
    }

    private static int silence(String address, Function<Connections, DataSource> source) {
        return ((PGSimpleDataSource) source.apply(new Connections(address, "sonin", Optional.empty(), "a")))
                .getSocketTimeout();
    }
}
