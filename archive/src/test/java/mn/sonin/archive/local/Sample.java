package mn.sonin.archive.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;

/** Exchanges and articles of ours. */
final class Sample {
    static final Instant NIGHT = Instant.parse("2026-03-01T18:00:00.123456Z");
    static final String SOURCE = "tenger";
    static final String URL = "https://tenger.example/news/1";

    private Sample() {}

    static Options options() {
        return options(1 << 20);
    }

    static Options options(long warcFileSize) {
        return new Options(Clock.fixed(NIGHT, ZoneOffset.UTC), new SecureRandom(), warcFileSize, 1 << 20);
    }

    static Exchange page(String body) {
        return page(URL, body);
    }

    static Exchange page(String url, String body) {
        return exchange(
                url, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"e1\"\r\n\r\n", bytes(body));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Exchange exchange(String url, String head, byte[] body) {
        return new Exchange(
                url,
                NIGHT,
                Duration.ofMillis(120),
                Optional.of("192.0.2.7"),
                Bytes.utf8("GET / HTTP/1.1\r\nHost: tenger.example\r\n\r\n"),
                Bytes.utf8(head),
                Bytes.owning(body),
                Optional.empty());
    }

    static Exchange notModified() {
        return exchange(URL, "HTTP/1.1 304 Not Modified\r\nETag: \"e1\"\r\n\r\n", new byte[0]);
    }

    static CaptureNote article() {
        return new CaptureNote(SOURCE, Purpose.ARTICLE, Optional.empty());
    }

    static CaptureNote articleFrom(CaptureId feed) {
        return new CaptureNote(SOURCE, Purpose.ARTICLE, Optional.of(lead(URL, feed)));
    }

    static CaptureNote feed() {
        return new CaptureNote(SOURCE, Purpose.FEED, Optional.empty());
    }

    static Lead lead(String url, CaptureId feed) {
        return new Lead(
                SOURCE,
                url,
                "https://tenger.example/feed",
                feed,
                Basis.FEED,
                Optional.of("Шинэ гүүр нээгдлээ"),
                Optional.of(new Moment(OffsetDateTime.parse("2026-03-01T09:30:00+08:00"), Moment.Precision.SECOND)),
                Optional.empty(),
                Optional.of("Б. Бат"));
    }

    static Content content(String title, String text) {
        return new Content(
                new Attested<>(title, Basis.SELECTOR, "h1"),
                Optional.empty(),
                Optional.of(Attested.of("Товч", Basis.META)),
                text.isEmpty() ? Optional.empty() : Optional.of(new Attested<>(text, Basis.SELECTOR, "div.body")),
                List.of(Attested.of("Б. Бат", Basis.JSON_LD)),
                List.of(),
                Optional.empty(),
                Optional.of(new Attested<>(
                        new Moment(OffsetDateTime.parse("2026-03-01T00:00:00+08:00"), Moment.Precision.DAY),
                        Basis.JSON_LD,
                        "datePublished")),
                Optional.empty(),
                Attested.of("mn", Basis.DETECTED));
    }

    static Observation seen(Capture capture, Revision.Kind kind, Content content) {
        return new Observation(SOURCE, capture.url(), capture.id(), capture.at(), kind, content);
    }

    static Observation first(Capture capture, String title) {
        return seen(capture, Revision.Kind.FIRST, content(title, "Бие " + title));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
