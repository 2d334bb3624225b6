package mn.sonin.shards;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is kept in memory of the index from one search to the next: it holds for ever, or is asked again. Safe for several threads. */
final class Remembered {
    private static final int MOST_WORDS = 4_000;

    private final ConcurrentHashMap<String, String> spelled = new ConcurrentHashMap<>();
    private volatile Optional<Whole> whole = Optional.empty();

    /**
     * The index at one place of the sequence.
     *
     * @param revisions there are
     * @param now when the newest was seen, in seconds since 1970
     */
    record Whole(long sequence, long revisions, long now) {}

    Optional<Whole> whole(long sequence) {
        return whole.filter(known -> known.sequence() == sequence);
    }

    void keep(Whole known) {
        whole = Optional.of(known);
    }

    Optional<String> spelled(String term) {
        return Optional.ofNullable(spelled.get(term));
    }

    void keep(String term, String word) {
        if (spelled.size() >= MOST_WORDS) {
            spelled.clear();
        }
        spelled.put(term, word);
    }
}
