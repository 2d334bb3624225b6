package mn.sonin.crawler.discovery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Bytes;
import mn.sonin.config.Discovery;

/** Pages as a site would answer them, and ways to read them. */
final class Pages {
    static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    static final Instant NOW = Instant.parse("2026-08-02T01:00:00Z");
    static final Span NEWEST = Span.newest(LocalDate.of(2026, 8, 2));
    static final DateWords NO_WORDS = (text, now, zone) -> Optional.empty();

    private Pages() {}

    static Way way(Discovery discovery) {
        return Way.of(discovery, ZONE, NO_WORDS);
    }

    static Reading read(Discovery discovery, String body) {
        return read(discovery, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static Reading read(Discovery discovery, String body, Charset charset) {
        return read(discovery, body.getBytes(charset), Optional.empty());
    }

    static Reading read(Discovery discovery, byte[] body, Optional<String> mediaType) {
        Way way = way(discovery);
        Ask first = way.begin(NEWEST).getFirst();
        return way.read(new Answer(first, first.url(), mediaType, Bytes.owning(body), NOW), NEWEST);
    }

    static Answer answer(Ask ask, String body) {
        return new Answer(ask, ask.url(), Optional.empty(), Bytes.utf8(body), NOW);
    }

    static List<Entry> entries(Reading reading) {
        return switch (reading) {
            case Reading.Stories stories -> stories.entries();
            case Reading.Unusable unusable -> throw new AssertionError(unusable.reason());
        };
    }

    static List<Ask> further(Reading reading) {
        return switch (reading) {
            case Reading.Stories stories -> stories.further();
            case Reading.Unusable unusable -> throw new AssertionError(unusable.reason());
        };
    }

    static String reason(Reading reading) {
        return switch (reading) {
            case Reading.Stories stories -> throw new AssertionError("usable: " + stories);
            case Reading.Unusable unusable -> unusable.reason();
        };
    }
}
