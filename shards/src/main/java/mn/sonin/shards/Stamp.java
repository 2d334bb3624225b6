package mn.sonin.shards;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Archive;
import mn.sonin.indexer.index.Wording;
import tools.jackson.databind.JsonNode;

/**
 * What an index says of itself, in a document of its own.
 *
 * @param sequence the archive's place that it has reached
 * @param format of the documents
 * @param wording version of the analysis
 * @param zone of its days
 * @param archive whose it is; empty where nobody knows
 */
record Stamp(long sequence, int format, String wording, String zone, String archive) {
    /** Changes with {@link Documents}. */
    private static final int FORMAT = 1;

    /** The number in a version of the analysis, which goes up. */
    private static final Pattern NUMBER = Pattern.compile("analysis-(\\d{1,9})-.*");

    private static final Comparator<Stamp> AGE =
            Comparator.comparingInt(Stamp::format).thenComparingInt(Stamp::analysis);

    static Stamp of(long sequence, Archive archive, Wording wording, ZoneId zone) {
        return new Stamp(
                sequence, FORMAT, wording.version(), zone.getId(), archive.id().orElse(""));
    }

    static Stamp read(JsonNode written) {
        return new Stamp(
                written.path("sequence").asLong(0),
                written.path("format").asInt(0),
                written.path("wording").asString(""),
                written.path("zone").asString(""),
                written.path("archive").asString(""));
    }

    Map<String, Object> written() {
        return Map.of("sequence", sequence, "format", format, "wording", wording, "zone", zone, "archive", archive);
    }

    Stamp at(long reached) {
        return new Stamp(reached, format, wording, zone, archive);
    }

    /** Whether the documents are as this version makes them, in whatever zone. */
    boolean readBy(Wording words) {
        return format == FORMAT && wording.equals(words.version());
    }

    /** Whether the documents of one are those of the other. */
    boolean sameMaking(Stamp other) {
        return format == other.format && wording.equals(other.wording) && zone.equals(other.zone);
    }

    /** Whether a later version of Sonin made it; false too where that cannot be told. */
    boolean newerThan(Stamp other) {
        return AGE.compare(this, other) > 0;
    }

    private int analysis() {
        Matcher number = NUMBER.matcher(wording);
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }

    /** Whether both are known to be of two archives. */
    boolean ofAnotherArchive(Stamp other) {
        return !archive.isEmpty() && !other.archive.isEmpty() && !archive.equals(other.archive);
    }
}
