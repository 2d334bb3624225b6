package mn.sonin.archive.store;

import java.nio.file.Path;
import java.sql.SQLException;
import mn.sonin.archive.ArchiveException;
import org.jdbi.v3.core.JdbiException;

/**
 * What a failing database means to an operator.
 *
 * @param place where the database is
 * @param writable what makes it writable again
 * @param wayBack what to do where it cannot be read
 */
public record Failures(String place, String writable, String wayBack) {
    static Failures of(Path file) {
        return new Failures(
                file.toString(),
                "free space or repair the disk, then go on",
                "restore a backup, or move this file away and open the archive again: the rows are then made again from the WARC files");
    }

    /** While rows were written. */
    public ArchiveException writing(JdbiException cause) {
        return new ArchiveException(
                "%s: the rows could not be written: %s; %s".formatted(place, reason(cause), writable), cause);
    }

    /** While the database was opened. */
    public ArchiveException opening(RuntimeException cause) {
        return new ArchiveException(
                "%s: the rows could not be opened: %s; %s".formatted(place, reason(cause), wayBack), cause);
    }

    /** While rows were read. */
    public ArchiveException reading(JdbiException cause) {
        return new ArchiveException(
                "%s: the rows could not be read: %s; %s".formatted(place, reason(cause), wayBack), cause);
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getMessage() != null) {
                return sql.getMessage();
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
