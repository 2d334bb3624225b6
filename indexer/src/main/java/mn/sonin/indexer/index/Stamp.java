package mn.sonin.indexer.index;

import java.time.ZoneId;
import java.util.Map;

/**
 * What an index says of itself in each commit.
 *
 * @param sequence the archive's place that it has reached
 * @param format of the documents
 * @param wording version of the analysis
 * @param zone of its days
 */
record Stamp(long sequence, int format, String wording, String zone) {
    /** Changes with {@link Documents}. */
    private static final int FORMAT = 3;

    static Stamp of(long sequence, Wording wording, ZoneId zone) {
        return new Stamp(sequence, FORMAT, wording.version(), zone.getId());
    }

    static Stamp read(Map<String, String> written) {
        return new Stamp(
                Long.parseLong(written.getOrDefault("sequence", "0")),
                Integer.parseInt(written.getOrDefault("format", "0")),
                written.getOrDefault("wording", ""),
                written.getOrDefault("zone", ""));
    }

    Map<String, String> written() {
        return Map.of(
                "sequence",
                Long.toString(sequence),
                "format",
                Integer.toString(format),
                "wording",
                wording,
                "zone",
                zone);
    }

    Stamp at(long reached) {
        return new Stamp(reached, format, wording, zone);
    }

    /** Whether the documents are as this version makes them, in whatever zone. */
    boolean readBy(Wording words) {
        return format == FORMAT && wording.equals(words.version());
    }

    boolean sameMaking(Stamp other) {
        return at(0).equals(other.at(0));
    }
}
