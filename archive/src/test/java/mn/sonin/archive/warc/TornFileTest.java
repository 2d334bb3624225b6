package mn.sonin.archive.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornFileTest {
    private static final Instant NIGHT = Instant.parse("2026-03-01T18:00:00Z");

    @TempDir
    private Path folder;

    private WarcFolder open(Path path) {
        return new WarcFolder(
                new WarcFiles(path, Optional.empty(), Optional.empty()),
                Clock.fixed(NIGHT, ZoneOffset.UTC),
                new SecureRandom(),
                1 << 20,
                1 << 20);
    }

    private static StoredCapture append(WarcFolder warc, String body) {
        Exchange exchange = new Exchange(
                "https://tenger.example/news/1",
                NIGHT,
                Duration.ofMillis(120),
                Optional.empty(),
                Bytes.utf8("GET /news/1 HTTP/1.1\r\n\r\n"),
                Bytes.utf8("HTTP/1.1 200 OK\r\n\r\n"),
                Bytes.utf8(body),
                Optional.empty());
        CaptureNote note = new CaptureNote("tenger", Purpose.ARTICLE, Optional.empty());
        return warc.append(
                        warc.compose(exchange, note, payload -> Optional.empty()), CompletableFuture::completedFuture)
                .join();
    }

    @Test
    void aFileTornAtAnyByteIsReadUpToItsLastWholeCapture() throws IOException {
        List<StoredCapture> written = new ArrayList<>();
        try (WarcFolder warc = open(folder)) {
            written.add(append(warc, "a"));
            written.add(append(warc, "b"));
        }
        String name = written.getFirst().capture().place().file();
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        assertThat(written.getLast().end()).isEqualTo(whole.length);

        try (WarcFolder warc = open(folder)) {
            for (int length = 0; length < whole.length; length++) {
                Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
                assertReadUpTo(warc, name, length, written);
            }
        }
    }

    private static void assertReadUpTo(WarcFolder warc, String name, int length, List<StoredCapture> written) {
        List<Capture> read = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        ScanResult result = warc.scan(name, 0, (stored, note) -> read.add(stored.capture()), damage::add);

        List<StoredCapture> expected =
                written.stream().filter(stored -> stored.end() <= length).toList();
        long first = written.getFirst().capture().place().offset();
        long wholeUpTo = expected.isEmpty()
                ? (length < first ? 0 : first)
                : expected.getLast().end();
        assertThat(read).isEqualTo(expected.stream().map(StoredCapture::capture).toList());
        assertThat(damage).isEmpty();
        assertThat(result.wholeUpTo()).isEqualTo(wholeUpTo);
        assertThat(result.torn().isPresent()).isEqualTo(length > wholeUpTo);
    }

    @Test
    void anyChangedByteIsSeen() throws IOException {
        StoredCapture written;
        try (WarcFolder warc = open(folder)) {
            written = append(warc, "a");
        }
        Path file = folder.resolve(written.capture().place().file());
        byte[] whole = Files.readAllBytes(file);

        for (int i = (int) written.capture().place().offset(); i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            int from = (int) written.capture().place().offset();
            assertThat(Appender.checksum(Arrays.copyOfRange(changed, from, changed.length)))
                    .isNotEqualTo(written.checksum());
        }
    }
}
