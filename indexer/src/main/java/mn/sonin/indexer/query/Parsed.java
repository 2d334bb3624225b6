package mn.sonin.indexer.query;

import java.util.Optional;

/** What reading a query came to. */
public sealed interface Parsed {
    /** It was understood. */
    record Understood(Question question) implements Parsed {}

    /**
     * It was not.
     *
     * @param position of the first character at fault, from 0
     * @param length of the part at fault, may be 0
     * @param message what was found, what was expected
     * @param suggestion a query that would be understood
     */
    record Misunderstood(int position, int length, String message, Optional<String> suggestion) implements Parsed {}
}
