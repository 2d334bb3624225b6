package mn.sonin.archive.warc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a WARC file: a counter first, so that the names sort in the order of writing even when the clock was put back,
 * then the time it was begun.
 */
record FileName(long counter, String value) implements Comparable<FileName> {
    private static final Pattern SHAPE = Pattern.compile("sonin-(\\d{8,})-\\d{14}\\.warc\\.gz");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static FileName of(long counter, Instant begun) {
        return new FileName(counter, String.format(Locale.ROOT, "sonin-%08d-%s.warc.gz", counter, TIME.format(begun)));
    }

    static Optional<FileName> parse(String name) {
        Matcher matcher = SHAPE.matcher(name);
        return matcher.matches() ? Optional.of(new FileName(Long.parseLong(matcher.group(1)), name)) : Optional.empty();
    }

    @Override
    public int compareTo(FileName other) {
        return Long.compare(counter, other.counter);
    }
}
