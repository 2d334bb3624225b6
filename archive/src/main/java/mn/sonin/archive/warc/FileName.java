package mn.sonin.archive.warc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a WARC file: a counter first, so that the names sort in the order of writing even when the clock was put back,
 * then the time it was begun, then the node that wrote it where there are several. Nodes count on from each other, so that a file
 * begun later sorts later.
 *
 * @param begun to the second, in the clock of that node
 * @param node empty where there is but one
 */
record FileName(long counter, Instant begun, Optional<String> node, String value) implements Comparable<FileName> {
    private static final Pattern SHAPE =
            Pattern.compile("sonin-(\\d{8,18})-(\\d{14})(?:-(" + WarcFolder.NODE + "))?\\.warc\\.gz");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Comparator<FileName> ORDER =
            Comparator.comparingLong(FileName::counter).thenComparing(FileName::value);

    static FileName of(long counter, Instant begun, Optional<String> node) {
        String end = node.map(name -> "-" + name).orElse("");
        return new FileName(
                counter,
                begun.truncatedTo(ChronoUnit.SECONDS),
                node,
                String.format(Locale.ROOT, "sonin-%08d-%s%s.warc.gz", counter, TIME.format(begun), end));
    }

    static Optional<FileName> parse(String name) {
        Matcher matcher = SHAPE.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FileName(
                    Long.parseLong(matcher.group(1)),
                    TIME.parse(matcher.group(2), Instant::from),
                    Optional.ofNullable(matcher.group(3)),
                    name));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(FileName other) {
        return ORDER.compare(this, other);
    }
}
