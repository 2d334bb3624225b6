package mn.sonin.archive.local;

import java.util.List;

/**
 * What had to be set right when the archive was opened.
 *
 * @param takenOver captures that were on disk and had no row yet
 * @param cuts files whose end a crash had torn
 * @param damage places that cannot be read, for a person: file, offset, reason
 */
public record Recovery(long takenOver, List<Cut> cuts, List<String> damage) {
    static final Recovery NONE = new Recovery(0, List.of(), List.of());

    public Recovery {
        cuts = List.copyOf(cuts);
        damage = List.copyOf(damage);
    }

    /** Whether there was anything to set right. */
    public boolean none() {
        return takenOver == 0 && cuts.isEmpty() && damage.isEmpty();
    }

    /**
     * A file that was cut at the end of its last whole capture.
     *
     * @param offset where it was cut
     * @param bytes how many were cut off
     * @param keptAs the file beside it that holds them now
     */
    public record Cut(String file, long offset, long bytes, String keptAs) {}
}
