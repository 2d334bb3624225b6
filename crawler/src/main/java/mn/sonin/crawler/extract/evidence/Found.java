package mn.sonin.crawler.extract.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about one field: the winner, if any, and the other candidates, most confident first.
 */
public record Found<T>(Optional<Candidate<T>> best, List<Candidate<T>> runnersUp) {
    public Found {
        runnersUp = List.copyOf(runnersUp);
    }

    public static <T> Found<T> nothing() {
        return new Found<>(Optional.empty(), List.of());
    }

    public static <T> Found<T> of(Candidate<T> only) {
        return new Found<>(Optional.of(only), List.of());
    }

    /** The most confident candidate wins; among equals the one that was offered first. */
    public static <T> Found<T> mostConfident(List<Candidate<T>> candidates) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort(
                Comparator.comparingDouble((Candidate<T> c) -> c.confidence()).reversed());
        return sorted.isEmpty()
                ? nothing()
                : new Found<>(Optional.of(sorted.getFirst()), sorted.subList(1, sorted.size()));
    }

    public Optional<T> value() {
        return best.map(Candidate::value);
    }
}
