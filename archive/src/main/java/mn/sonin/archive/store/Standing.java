package mn.sonin.archive.store;

import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How far the rows in a SQLite file are, whichever release wrote them.
 *
 * @param archive what the archive is known by; empty in rows of a release that knew no such thing
 * @param sequence the newest place in the sequence
 * @param captures the number of the newest capture
 */
public record Standing(Optional<String> archive, long sequence, long captures) {
    /**
     * Reads it.
     *
     * @throws mn.sonin.archive.ArchiveException where these are no rows, or those of a newer release
     */
    public static Standing of(Path file) {
        try (Rows rows = Rows.openEarlier(file)) {
            return rows.read(Standing::read);
        }
    }

    private static Standing read(Handle handle) {
        boolean known = handle.createQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'archive'")
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return new Standing(
                known
                        ? handle.createQuery("SELECT id FROM archive")
                                .mapTo(String.class)
                                .findOne()
                        : Optional.empty(),
                Counters.value(handle, Counters.SEQUENCE),
                handle.createQuery("SELECT coalesce(max(id), 0) FROM captures")
                        .mapTo(Long.class)
                        .one());
    }

    /** Whether these are surely rows of another archive than those. */
    public boolean ofAnother(Standing other) {
        return archive.isPresent() && other.archive.isPresent() && !archive.equals(other.archive);
    }

    /** Whether these know what those do not. */
    public boolean aheadOf(Standing other) {
        return sequence > other.sequence || captures > other.captures;
    }
}
