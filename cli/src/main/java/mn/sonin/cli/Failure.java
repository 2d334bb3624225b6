package mn.sonin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A command that could not do its work, told in one sentence to the person who gave it. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }

    /** What stood in the way, in words: Java's message is often the name of the file alone. */
    static String reason(Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        return switch (failure) {
            case NoSuchFileException none -> "there is no \"%s\"".formatted(none.getFile());
            case AccessDeniedException closed -> "this user may not use \"%s\"".formatted(closed.getFile());
            default -> String.valueOf(failure.getMessage());
        };
    }
}
