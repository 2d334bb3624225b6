package mn.sonin.shards;

import java.time.ZoneId;
import java.util.Map;
import mn.sonin.indexer.index.Wording;
import tools.jackson.databind.JsonNode;

/**
 * What an index says of itself, in a document of its own.
 *
 * @param sequence the archive's place that it has reached
 * @param format of the documents
 * @param wording version of the analysis
 * @param zone of its days
 */
record Stamp(long sequence, int format, String wording, String zone) {
    /** Changes with {@link Documents}. */
    private static final int FORMAT = 1;

    static Stamp of(long sequence, Wording wording, ZoneId zone) {
        return new Stamp(sequence, FORMAT, wording.version(), zone.getId());
    }

    static Stamp read(JsonNode written) {
        return new Stamp(
                written.path("sequence").asLong(0),
                written.path("format").asInt(0),
                written.path("wording").asString(""),
                written.path("zone").asString(""));
    }

    Map<String, Object> written() {
        return Map.of("sequence", sequence, "format", format, "wording", wording, "zone", zone);
    }

    Stamp at(long reached) {
        return new Stamp(reached, format, wording, zone);
    }

    boolean sameMaking(Stamp other) {
        return at(0).equals(other.at(0));
    }
}
