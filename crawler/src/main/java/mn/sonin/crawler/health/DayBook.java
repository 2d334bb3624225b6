package mn.sonin.crawler.health;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;

/** Writes the ledger of one source after another. Safe for use by several threads, one source by one at a time. */
public final class DayBook {
    /** What volume and layout are learned from. */
    private static final int LEARNED_DAYS = 56;

    /** Harvests looked at: eight weeks of one every hour. */
    private static final int HARVESTS = 1500;

    private final Archive archive;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone of the archive's days */
    public DayBook(Archive archive, ZoneId zone, Clock clock) {
        this.archive = archive;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Marks today, and every day since the last one that was marked: a day without a harvest was not monitored.
     *
     * @param complete whether no further harvest is due today, so that its volume can be judged
     */
    public void write(String source, boolean complete) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<LocalDate, List<Harvest>> harvests = byDay(source);
        if (harvests.isEmpty()) {
            return;
        }
        List<LedgerEntry> known = new ArrayList<>(archive.ledger().of(source, today.minusDays(LEARNED_DAYS), today));
        LocalDate first = known.isEmpty()
                ? harvests.keySet().iterator().next()
                : known.getLast().day();
        known.removeIf(entry -> !entry.day().isBefore(first));
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            LedgerEntry entry = entry(source, day, harvests, known, complete || day.isBefore(today));
            archive.ledger().mark(entry);
            known.add(entry);
        }
    }

    /** Days in their order. */
    private Map<LocalDate, List<Harvest>> byDay(String source) {
        LocalDate oldest = LocalDate.ofInstant(clock.instant(), zone).minusDays(LEARNED_DAYS);
        return archive.harvests().of(source, HARVESTS).stream()
                .filter(harvest -> !day(harvest).isBefore(oldest))
                .sorted(Comparator.comparing(Harvest::began))
                .collect(Collectors.groupingBy(this::day, TreeMap::new, Collectors.toList()));
    }

    private LocalDate day(Harvest harvest) {
        return LocalDate.ofInstant(harvest.began(), zone);
    }

    private LedgerEntry entry(
            String source,
            LocalDate day,
            Map<LocalDate, List<Harvest>> harvests,
            List<LedgerEntry> past,
            boolean complete) {
        List<Harvest> passes = harvests.getOrDefault(day, List.of());
        OptionalInt expected = Expectation.of(day, past);
        if (passes.isEmpty()) {
            return new LedgerEntry(source, day, State.NOT_MONITORED, expected, 0, "no harvest ran on this day");
        }
        int articles = Fields.sum(passes, Harvest.Counts::added);
        State state = state(passes);
        Optional<String> alarm = state == State.HARVESTED
                ? alarm(day, passes, harvests, articles, complete ? expected : OptionalInt.empty())
                : Optional.empty();
        return new LedgerEntry(
                source,
                day,
                alarm.isPresent() ? State.PARTIAL : state,
                expected,
                articles,
                alarm.orElseGet(() -> state == State.HARVESTED ? "" : reason(passes)));
    }

    /** A later harvest makes good what an earlier one missed; after a good one, a bad one leaves the day incomplete. */
    private static State state(List<Harvest> passes) {
        State last = state(passes.getLast());
        boolean anyGood = passes.stream()
                .map(DayBook::state)
                .anyMatch(state -> state == State.HARVESTED || state == State.PARTIAL);
        return anyGood && (last == State.FAILED || last == State.BLOCKED) ? State.PARTIAL : last;
    }

    private static State state(Harvest pass) {
        return pass.outcome()
                .map(outcome -> switch (outcome) {
                    case HARVESTED -> State.HARVESTED;
                    case PARTIAL -> State.PARTIAL;
                    case FAILED -> State.FAILED;
                    case BLOCKED -> State.BLOCKED;
                })
                .orElse(State.FAILED);
    }

    private static String reason(List<Harvest> passes) {
        return passes.reversed().stream()
                .filter(pass -> !pass.outcome().equals(Optional.of(Outcome.HARVESTED)))
                .map(pass -> pass.outcome().isEmpty() ? "the program was cut off" : pass.reason())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> alarm(
            LocalDate day,
            List<Harvest> passes,
            Map<LocalDate, List<Harvest>> harvests,
            int articles,
            OptionalInt expected) {
        if (expected.isPresent() && Expectation.broken(articles, expected.getAsInt())) {
            return Optional.of(
                    "%d articles came where about %d were expected".formatted(articles, expected.getAsInt()));
        }
        List<Harvest> before = harvests.entrySet().stream()
                .filter(other -> other.getKey().isBefore(day))
                .flatMap(other -> other.getValue().stream())
                .toList();
        return Fields.missing(passes, before);
    }
}
