package mn.sonin.indexer.answer;

import java.io.Serial;

/** A query that is understood and that no index can answer, with what to write instead. */
final class Unsearchable extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    Unsearchable(String message) {
        super(message);
    }

    /** The reason. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
