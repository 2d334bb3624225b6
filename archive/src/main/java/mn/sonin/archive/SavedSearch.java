package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A search that a reader wants to hear from.
 *
 * @param name given by the reader
 * @param query as the reader wrote it
 * @param targets where its deliveries go besides its feeds: addresses with the schemes {@code https} and {@code mailto}
 * @param reached the place of the archive's sequence up to which everything was matched against it
 * @param ended when the reader took it back; empty while it lives
 */
public record SavedSearch(
        long id,
        String name,
        String query,
        List<String> targets,
        Instant created,
        long reached,
        Optional<Instant> ended) {
    public SavedSearch {
        targets = List.copyOf(targets);
    }
}
