package mn.sonin.crawler.discovery;

import java.util.List;

/** What a page of discovery came to. */
public sealed interface Reading {
    /**
     * It is what it should be.
     *
     * @param entries in the page's order
     * @param further pages worth asking for next
     */
    record Stories(List<Entry> entries, List<Ask> further) implements Reading {
        public Stories {
            entries = List.copyOf(entries);
            further = List.copyOf(further);
        }
    }

    /**
     * It is something else, or empty where it should not be.
     *
     * @param reason for a person, with what was found instead
     */
    record Unusable(String reason) implements Reading {}
}
