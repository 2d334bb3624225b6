package mn.sonin.crawler.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Leases;
import mn.sonin.crawler.TurnedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path home;

    private final TurnedClock clock = new TurnedClock(NOON, ZoneOffset.UTC);

    /** As a program that has just been started. */
    private HostTurns started() {
        return new HostTurns(
                clock,
                clock.sleeper(),
                new Random(7),
                Leases.ALONE,
                Duration.ofMinutes(1),
                Optional.of(home.resolve("requests")));
    }

    private LoggedRequest request(String path, String outcome, long saved) {
        return new LoggedRequest(clock.instant(), "a.mn", "https://a.mn" + path, "allowed", outcome, true, 300, saved);
    }

    private Path file(String day) {
        return home.resolve("requests").resolve(day + ".jsonl");
    }

    @Test
    void whatWasDoneIsToldAfterARestart() {
        HostTurns before = started();
        before.note("alfa", request("/1", "200", 0));
        before.note("beta", request("/of-another", "200", 0));
        before.note("alfa", request("/2", "304", 9000));
        clock.forward(Duration.ofHours(13));

        HostTurns after = started();
        after.note("alfa", request("/3", "200", 0));
        PolitenessReport report = after.report("alfa");

        assertThat(report.newest())
                .extracting(LoggedRequest::url)
                .containsExactly("https://a.mn/3", "https://a.mn/2", "https://a.mn/1");
        assertThat(report.newest().getLast().at()).isEqualTo(NOON);
        assertThat(report.traffic()).isEqualTo(new Traffic(3, 1, 900, 9000, 0));
        assertThat(report.since()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(after.traffic("alfa").requests()).isEqualTo(1);
    }

    @Test
    void theDayBeforeYesterdayIsKeptButNotShown() {
        HostTurns turns = started();
        turns.note("alfa", request("/old", "200", 0));
        clock.forward(Duration.ofDays(2));

        assertThat(turns.report("alfa").newest()).isEmpty();
        assertThat(file("2026-03-02")).exists();
    }

    @Test
    void filesOfThirtyDaysAreKeptAndNothingElseIsTouched() throws IOException {
        HostTurns turns = started();
        turns.note("alfa", request("/1", "200", 0));
        Path stranger = Files.writeString(home.resolve("requests/notes.txt"), "the operator's");
        clock.forward(Duration.ofDays(29));
        turns.note("alfa", request("/30", "200", 0));
        assertThat(file("2026-03-02")).exists();

        clock.forward(Duration.ofDays(1));
        turns.note("alfa", request("/31", "200", 0));

        assertThat(file("2026-03-02")).doesNotExist();
        assertThat(file("2026-03-31")).exists();
        assertThat(stranger).exists();
    }

    @Test
    void aLineThatACrashToreCostsNoOther() throws IOException {
        started().note("alfa", request("/1", "200", 0));
        Files.writeString(file("2026-03-02"), "{\"source\":\"alfa\",\"requ", StandardOpenOption.APPEND);

        HostTurns after = started();
        after.note("alfa", request("/2", "200", 0));

        assertThat(after.report("alfa").newest())
                .extracting(LoggedRequest::url)
                .containsExactly("https://a.mn/2", "https://a.mn/1");
    }

    @Test
    void aRequestThatCannotBeNotedIsSaid() throws IOException {
        Files.createFile(home.resolve("requests"));
        HostTurns turns = started();
        LoggedRequest request = request("/1", "200", 0);

        assertThatThrownBy(() -> turns.note("alfa", request))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(home.resolve("requests").toString());
    }
}
