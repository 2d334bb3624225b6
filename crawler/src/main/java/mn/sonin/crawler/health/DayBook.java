package mn.sonin.crawler.health;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Harvest.Kind;
import mn.sonin.archive.Harvest.Outcome;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;

/**
 * Writes the ledger of one source after another. Only a harvest of the whole source says that a day was monitored; visits to its
 * feeds in between add their articles, and can make the day worse but not better; visits to pages alone say nothing of the day.
 * Safe for use by several threads, one source by one at a time.
 */
public final class DayBook {
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
     * Marks today, once the whole was harvested, and every day since the last one that was marked: a day without a harvest was not
     * monitored.
     *
     * @param complete whether no further look for stories is due today, so that its volume can be judged
     */
    public void write(String source, boolean complete) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate oldest = today.minusDays(Expectation.LEARNED_DAYS);
        List<LedgerEntry> known = new ArrayList<>(learned(source, today));
        Map<LocalDate, List<Harvest>> harvests =
                byDay(source, known.isEmpty() ? oldest : known.getLast().day());
        if (harvests.isEmpty()) {
            return;
        }
        LocalDate first = known.isEmpty()
                ? harvests.keySet().iterator().next()
                : known.getLast().day();
        known.removeIf(entry -> !entry.day().isBefore(first));
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            List<Harvest> passes = harvests.getOrDefault(day, List.of());
            if (day.isBefore(today) || anyOf(Kind.WHOLE, passes)) {
                LedgerEntry entry = entry(source, day, passes, known, complete || day.isBefore(today));
                archive.ledger().mark(entry);
                known.add(entry);
            }
        }
    }

    /** Those of the last eight weeks, or of the eight weeks before the last good day and all since. */
    private List<LedgerEntry> learned(String source, LocalDate today) {
        LocalDate end = archive.ledger()
                .newest(source, State.HARVESTED, today)
                .map(LedgerEntry::day)
                .orElse(today);
        return archive.ledger().of(source, end.minusDays(Expectation.LEARNED_DAYS), today);
    }

    private static boolean anyOf(Kind kind, List<Harvest> passes) {
        return passes.stream().anyMatch(pass -> pass.kind() == kind);
    }

    /** Days in their order. */
    private Map<LocalDate, List<Harvest>> byDay(String source, LocalDate first) {
        return archive.harvests().since(source, begin(first)).stream()
                .collect(Collectors.groupingBy(
                        harvest -> LocalDate.ofInstant(harvest.began(), zone), TreeMap::new, Collectors.toList()));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Counts counts(String source, LocalDate from, LocalDate until) {
        return archive.harvests().between(source, begin(from), begin(until)).counts();
    }

    private LedgerEntry entry(
            String source, LocalDate day, List<Harvest> passes, List<LedgerEntry> past, boolean complete) {
        OptionalInt expected = Expectation.of(day, past);
        Counts counts = counts(source, day, day.plusDays(1));
        List<Harvest> whole =
                passes.stream().filter(pass -> pass.kind() == Kind.WHOLE).toList();
        if (whole.isEmpty()) {
            return new LedgerEntry(source, day, State.NOT_MONITORED, expected, counts.added(), unmonitored(passes));
        }
        if (whole.stream().allMatch(pass -> pass.reason().startsWith(Harvest.UNDRAWN))) {
            return new LedgerEntry(source, day, State.NOT_MONITORED, expected, counts.added(), reason(whole));
        }
        State state = state(whole);
        Optional<String> alarm = state == State.HARVESTED
                ? feedsFailed(passes, whole.getLast())
                        .or(() -> alarm(source, day, counts, complete ? expected : OptionalInt.empty(), past))
                : Optional.empty();
        return new LedgerEntry(
                source,
                day,
                alarm.isPresent() ? State.PARTIAL : state,
                expected,
                counts.added(),
                alarm.orElseGet(() -> state == State.HARVESTED ? "" : reason(whole)));
    }

    private static String unmonitored(List<Harvest> passes) {
        return passes.isEmpty()
                ? "no harvest ran on this day"
                : "only feeds and pages that were due were visited on this day";
    }

    /** Why the last visit to feeds since the whole was harvested brought nothing; empty where it did, or where there was none. */
    private static Optional<String> feedsFailed(List<Harvest> passes, Harvest whole) {
        return passes.reversed().stream()
                .filter(pass -> pass.kind() == Kind.FEEDS && pass.id() > whole.id())
                .findFirst()
                .filter(pass -> state(pass) == State.BLOCKED || state(pass) == State.FAILED)
                .map(DayBook::reason);
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
                .map(DayBook::reason)
                .findFirst()
                .orElse("");
    }

    private static String reason(Harvest pass) {
        return pass.outcome().isEmpty() ? "the program was cut off" : pass.reason();
    }

    private Optional<String> alarm(
            String source, LocalDate day, Counts counts, OptionalInt expected, List<LedgerEntry> past) {
        Optional<String> shortfall = expected.isPresent()
                ? Expectation.shortfall(counts.added(), expected.getAsInt(), past)
                : Optional.empty();
        return shortfall.or(() -> layout(source, day, counts, past));
    }

    private Optional<String> layout(String source, LocalDate day, Counts counts, List<LedgerEntry> past) {
        if (past.isEmpty() || !Fields.suspicious(counts)) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, Counts> good = new TreeMap<>();
        Map<LocalDate, List<Harvest>> harvests = byDay(source, past.getFirst().day());
        past.stream()
                .filter(entry -> entry.state() == State.HARVESTED && entry.day().isBefore(day))
                .forEach(entry -> good.put(
                        entry.day(),
                        harvests.getOrDefault(entry.day(), List.of()).stream()
                                .map(Harvest::counts)
                                .reduce(Counts.NONE, Counts::plus)));
        return Fields.missing(counts, good);
    }
}
