package mn.sonin.archive;

import java.time.Instant;
import java.util.Optional;

/** Searches that can be replayed. */
public interface Citations {
    /**
     * Keeps a citation. One that is the same in query, place and analysis is returned as it was first kept; its count and
     * digest then tell whether the answer still is the same.
     */
    Citation cite(Citation.Cited cited, Instant now);

    Optional<Citation> find(String id);
}
