package mn.sonin.archive.store;

import java.nio.file.Path;
import java.sql.SQLException;
import mn.sonin.archive.ArchiveException;
import org.jdbi.v3.core.JdbiException;

/** What a failing database means to an operator. */
record Failures(Path file) {
    private static final String WAY_BACK =
            "restore a backup, or move this file away and open the archive again: the rows are then made again from the WARC files";

    ArchiveException writing(JdbiException cause) {
        return new ArchiveException(
                "%s: the rows could not be written: %s; free space or repair the disk, then go on"
                        .formatted(file, reason(cause)),
                cause);
    }

    ArchiveException opening(RuntimeException cause) {
        return new ArchiveException(
                "%s: the rows could not be opened: %s; %s".formatted(file, reason(cause), WAY_BACK), cause);
    }

    ArchiveException reading(JdbiException cause) {
        return new ArchiveException(
                "%s: the rows could not be read: %s; %s".formatted(file, reason(cause), WAY_BACK), cause);
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
