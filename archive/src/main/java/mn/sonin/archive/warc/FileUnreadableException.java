package mn.sonin.archive.warc;

import java.io.IOException;

/** A WARC file that is to be copied is gone, is shorter than the rows know, or cannot be read to its end. */
public final class FileUnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    FileUnreadableException(String message) {
        super(message);
    }

    FileUnreadableException(String message, IOException cause) {
        super(message, cause);
    }
}
