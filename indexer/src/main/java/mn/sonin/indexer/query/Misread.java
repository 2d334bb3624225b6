package mn.sonin.indexer.query;

import java.util.Optional;

/** Leaves the reading of a query at the first fault; never leaves this package. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Parsed.Misunderstood problem;

    Misread(int position, int length, String message, Optional<String> suggestion) {
        super(message, null, false, false);
        this.problem = new Parsed.Misunderstood(position, length, message, suggestion);
    }

    Parsed.Misunderstood problem() {
        return problem;
    }
}
