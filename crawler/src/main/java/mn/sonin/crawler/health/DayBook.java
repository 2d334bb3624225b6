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
import java.util.SortedMap;
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
        Map<LocalDate, String> mended = known.stream()
                .filter(entry -> !entry.day().isBefore(first) && isMended(entry))
                .collect(Collectors.toMap(LedgerEntry::day, LedgerEntry::reason));
        known.removeIf(entry -> !entry.day().isBefore(first));
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            List<Harvest> passes = harvests.getOrDefault(day, List.of());
            if (day.isBefore(today) || anyOf(Kind.WHOLE, passes)) {
                LedgerEntry entry = entry(
                        source,
                        day,
                        passes,
                        known,
                        complete || day.isBefore(today),
                        Optional.ofNullable(mended.get(day)));
                archive.ledger().mark(entry);
                known.add(entry);
            }
        }
    }

    /**
     * Judges days anew whose pages were read again out of the archive: one that was partial only because a field was no longer found is
     * harvested once it is, and says so.
     *
     * @param read what of the articles that were first seen on each of these days is found now
     * @return how many days are harvested now that were not
     */
    public int reread(String source, SortedMap<LocalDate, Counts> read) {
        int mended = 0;
        for (Map.Entry<LocalDate, Counts> day : read.entrySet()) {
            Optional<LedgerEntry> entry = archive.ledger().of(source, day.getKey(), day.getKey()).stream()
                    .findFirst();
            if (entry.isPresent() && isMissingFields(entry.get())) {
                mended += mend(entry.get(), day.getValue()) ? 1 : 0;
            }
        }
        return mended;
    }

    /** Whether all that is wrong with a day is that a field was not found. */
    private boolean isMissingFields(LedgerEntry entry) {
        LocalDate day = entry.day();
        List<LedgerEntry> past = before(entry);
        return entry.state() == State.PARTIAL
                && layout(entry.source(), day, counts(entry.source(), day, day.plusDays(1)), past)
                        .equals(Optional.of(entry.reason()));
    }

    private List<LedgerEntry> before(LedgerEntry entry) {
        LocalDate day = entry.day();
        return archive.ledger().of(entry.source(), day.minusDays(Expectation.LEARNED_DAYS), day.minusDays(1));
    }

    private boolean mend(LedgerEntry entry, Counts read) {
        LocalDate day = entry.day();
        Counts then = counts(entry.source(), day, day.plusDays(1));
        Counts now = Counts.read(
                then.added(),
                Math.max(then.withDate(), Math.min(read.withDate(), then.added())),
                Math.max(then.withText(), Math.min(read.withText(), then.added())));
        if (layout(entry.source(), day, now, before(entry)).isPresent()) {
            return false;
        }
        archive.ledger()
                .mark(new LedgerEntry(
                        entry.source(),
                        day,
                        State.HARVESTED,
                        entry.expected(),
                        entry.articles(),
                        "read again on %s: %d of %d articles have a date, %d text; before, %s"
                                .formatted(
                                        LocalDate.ofInstant(clock.instant(), zone),
                                        now.withDate(),
                                        now.added(),
                                        now.withText(),
                                        entry.reason())));
        return true;
    }

    /** Only a day that was read again has a reason to be harvested. */
    private static boolean isMended(LedgerEntry entry) {
        return entry.state() == State.HARVESTED && !entry.reason().isEmpty();
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

    /** @param mended why the day was found to be harvested when its pages were read again; empty where they were not */
    private LedgerEntry entry(
            String source,
            LocalDate day,
            List<Harvest> passes,
            List<LedgerEntry> past,
            boolean complete,
            Optional<String> mended) {
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
                        .or(() -> shortfall(counts, complete ? expected : OptionalInt.empty(), past))
                        .or(() -> mended.isPresent() ? Optional.empty() : layout(source, day, counts, past))
                : Optional.empty();
        return new LedgerEntry(
                source,
                day,
                alarm.isPresent() ? State.PARTIAL : state,
                expected,
                counts.added(),
                alarm.orElseGet(() -> state == State.HARVESTED ? mended.orElse("") : reason(whole)));
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

    private static Optional<String> shortfall(Counts counts, OptionalInt expected, List<LedgerEntry> past) {
        return expected.isPresent()
                ? Expectation.shortfall(counts.added(), expected.getAsInt(), past)
                : Optional.empty();
    }

    private Optional<String> layout(String source, LocalDate day, Counts counts, List<LedgerEntry> past) {
        if (past.isEmpty() || !Fields.suspicious(counts)) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, Counts> good = new TreeMap<>();
        Map<LocalDate, List<Harvest>> harvests = byDay(source, past.getFirst().day());
        past.stream()
                .filter(entry -> entry.state() == State.HARVESTED
                        && !isMended(entry)
                        && entry.day().isBefore(day))
                .forEach(entry -> good.put(
                        entry.day(),
                        harvests.getOrDefault(entry.day(), List.of()).stream()
                                .map(Harvest::counts)
                                .reduce(Counts.NONE, Counts::plus)));
        return Fields.missing(counts, good);
    }
}
