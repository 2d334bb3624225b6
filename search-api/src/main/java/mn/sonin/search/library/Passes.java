package mn.sonin.search.library;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.Harvest;

/** How passes over a source weighed on its site. */
public final class Passes {
    private Passes() {}

    /** Requests by the day (UTC) on which their pass began. */
    public static Map<LocalDate, Integer> requestsByDay(List<Harvest> harvests) {
        return harvests.stream()
                .collect(Collectors.toMap(
                        harvest -> LocalDate.ofInstant(harvest.began(), ZoneOffset.UTC),
                        harvest -> harvest.counts().requests(),
                        Integer::sum,
                        TreeMap::new));
    }

    /** Share of requests that were answered with a 304, from 0 to 1; empty where there were no requests. */
    public static OptionalDouble notModified(List<Harvest> harvests) {
        long requests = harvests.stream()
                .mapToLong(harvest -> harvest.counts().requests())
                .sum();
        long spared = harvests.stream()
                .mapToLong(harvest -> harvest.counts().notModified())
                .sum();
        return requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) spared / requests);
    }

    /** The shortest mean pause between two requests of a pass, in seconds; empty where no pass made two. */
    public static OptionalDouble meanPause(List<Harvest> harvests) {
        return harvests.stream()
                .filter(harvest ->
                        harvest.ended().isPresent() && harvest.counts().requests() > 1)
                .mapToDouble(harvest ->
                        Duration.between(harvest.began(), harvest.ended().orElseThrow())
                                        .toMillis()
                                / 1000.0
                                / (harvest.counts().requests() - 1))
                .min();
    }
}
