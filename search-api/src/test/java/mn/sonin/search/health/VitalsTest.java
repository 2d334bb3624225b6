package mn.sonin.search.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told when a part is broken. */
class VitalsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path home;

    @Test
    void aFullDiskIsBadAndNamesTheFolderToMakeRoomOn() {
        Vital vital = Vitals.disk(home, Long.MAX_VALUE).look().get();

        assertThat(vital.well()).isFalse();
        assertThat(vital.action()).hasValue("make room on the disk of " + home);
    }

    @Test
    void aFolderThatCannotBeWrittenIsBad() {
        Vital vital = Vitals.writing(home.resolve("gone")).look().get();

        assertThat(vital.well()).isFalse();
        assertThat(vital.says()).startsWith("no file can be written to " + home.resolve("gone"));
    }

    @Test
    void lookingWhetherFilesCanBeWrittenLeavesNone() throws IOException {
        assertThat(Vitals.writing(home).look().get().well()).isTrue();
        try (var files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anIndexThatMovesIsWellAndOneThatStandsStillBehindTheArchiveIsNot() {
        AtomicLong time = new AtomicLong();
        AtomicLong reached = new AtomicLong(10);
        IndexLag lag = new IndexLag(() -> 100, reached::get, new Turned(CLOCK, time));

        assertThat(lag.get().well()).isTrue();
        time.set(Duration.ofMinutes(6).toMillis());
        reached.set(20);
        assertThat(lag.get().well()).isTrue();
        time.set(Duration.ofMinutes(12).toMillis());
        assertThat(lag.get().says())
                .isEqualTo("it stands at 20, the archive's sequence ends at 100, and it has not moved for 6 minutes");
        assertThat(lag.get().well()).isFalse();
        reached.set(100);
        assertThat(lag.get().well()).isTrue();
    }

    @Test
    void aScheduleThatCallsNobodyIsBad() {
        Supplier<Configuration> configuration = configuration();

        assertThat(Vitals.schedule(configuration, source -> Optional.empty(), CLOCK)
                        .look()
                        .get()
                        .says())
                .isEqualTo("no source is due");
        assertThat(Vitals.schedule(configuration, source -> Optional.of(NOW.minus(Duration.ofHours(1))), CLOCK)
                        .look()
                        .get()
                        .well())
                .isFalse();
        assertThat(Vitals.schedule(configuration, source -> Optional.of(NOW.plusSeconds(5)), CLOCK)
                        .look()
                        .get()
                        .well())
                .isTrue();
    }

    @Test
    void threeNightsWithoutAHarvestAreBad() {
        try (LocalArchive archive = LocalArchive.open(home, new Options(CLOCK, new Random(1), 1 << 20, 1 << 20))) {
            Supplier<Configuration> configuration = configuration();
            Vitals vitals = Vitals.harvests(configuration, archive, CLOCK);
            assertThat(vitals.look().get().well()).as("before the first").isTrue();

            String source = configuration.get().sources().getFirst().id();
            Instant then = NOW.minus(Duration.ofDays(3));
            long pass = archive.harvests().begin(source, Harvest.Kind.WHOLE, then);
            archive.harvests().end(pass, then, Harvest.Outcome.HARVESTED, Harvest.Counts.NONE, "");

            assertThat(vitals.look().get().well()).isFalse();
            assertThat(vitals.look().get().says()).isEqualTo("the last one ended 72 hours ago");
        }
    }

    @Test
    void aPartThatCannotBeLookedAtIsBad() {
        Health health = new Health(List.of(new Vitals("archive", () -> {
            throw new IllegalStateException("rows.sqlite is gone");
        })));

        assertThat(health.vitals().getFirst().says()).isEqualTo("it cannot be looked at: rows.sqlite is gone");
        assertThat(health.well("archive")).isFalse();
    }

    private static Supplier<Configuration> configuration() {
        try {
            Path folder = Path.of(URI.create(String.valueOf(VitalsTest.class.getResource("../stand"))));
            return switch (ConfigurationReader.read(folder)) {
                case ConfigurationResult.Read read -> read::configuration;
                case ConfigurationResult.Refused refused ->
                    throw new IllegalStateException(refused.problems().toString());
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that a test turns. */
    private static final class Turned extends Clock {
        private final Clock from;
        private final AtomicLong millis;

        Turned(Clock from, AtomicLong millis) {
            this.from = from;
            this.millis = millis;
        }

        @Override
        public Instant instant() {
            return from.instant().plusMillis(millis.get());
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
