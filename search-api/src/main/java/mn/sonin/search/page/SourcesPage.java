package mn.sonin.search.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Passes;
import mn.sonin.search.library.SourceHealth;
import mn.sonin.search.question.Address;

/** The pages of sources. */
final class SourcesPage {
    /** A Quartz expression that fires once a day. */
    private static final Pattern DAILY = Pattern.compile("0 ([0-5]?\\d) ([01]?\\d|2[0-3]) (?:\\? \\* \\*|\\* \\* \\?)");

    static final Parameter<String> ID = Parameter.path("id", "Id of a source.");

    private final Library library;
    private final Templates templates;

    SourcesPage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /** A day of the ledger as a small square; places in units of squares. */
    record Cell(int x, int y, String state, String label) {}

    /** A source in the list. */
    record Line(
            String id,
            String name,
            String languages,
            String state,
            String stateLabel,
            String reason,
            String articles,
            String perDay,
            String lastSuccess,
            String withText,
            List<Cell> strip) {}

    /** What the list shows. */
    record ListView(String well, List<Line> sources) {}

    /** What a source's page shows. */
    record SourceView(
            Line line,
            Optional<String> home,
            String host,
            Optional<PlainPages.Detail> advice,
            List<ArticlePage.Fact> facts,
            List<Cell> calendar,
            int weeks,
            List<Cell> months,
            List<ArticlePage.Fact> tally,
            List<ArticlePage.Fact> politeness,
            List<Pass> passes,
            String search) {}

    /** A pass in the list. */
    record Pass(
            String began,
            String outcome,
            String outcomeLabel,
            String requests,
            String added,
            String changed,
            String failed,
            String reason) {}

    Reply list(Asked asked) {
        Words words = Words.of(asked);
        List<SourceHealth> health = library.health();
        long well = health.stream()
                .filter(source -> source.state() == LedgerEntry.State.HARVESTED)
                .count();
        ListView view = new ListView(
                words.say("sources.well", words.number(well), words.number(health.size())),
                health.stream().map(source -> line(source, words)).toList());
        return templates.render(
                "sources",
                templates.chrome(words, words.say("sources.title"), "sources", Address.of("/sources")),
                view);
    }

    Reply one(Asked asked) {
        Words words = Words.of(asked);
        String id = asked.value(ID);
        return library.health(id)
                .map(health -> templates.render(
                        "source",
                        templates.chrome(
                                words,
                                health.source().names().in(words.language()),
                                "sources",
                                Address.of("/sources/" + id)),
                        view(health, words)))
                .orElseGet(() -> Reply.notFound(words.say("source.unknown", id)));
    }

    private Line line(SourceHealth health, Words words) {
        Source source = health.source();
        return new Line(
                source.id(),
                source.names().in(words.language()),
                source.languages().stream()
                        .map(language -> words.name("language", language))
                        .collect(Collectors.joining(", ")),
                word(health.state()),
                words.say("state." + word(health.state())),
                health.reason(),
                words.number(health.articles()),
                health.perDay().isPresent() ? words.decimal(health.perDay().getAsDouble()) : "–",
                health.lastSuccess().map(at -> words.time(at, library.zone())).orElse("–"),
                health.withText().isPresent() ? words.share(health.withText().getAsDouble()) : "–",
                strip(health, words));
    }

    /** The last thirty days in a row; a day without an entry was not monitored. */
    private List<Cell> strip(SourceHealth health, Words words) {
        Map<LocalDate, LedgerEntry> days = byDay(health.ledger());
        LocalDate today = library.today();
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < 30; at++) {
            LocalDate day = today.minusDays(29L - at);
            cells.add(cell(at, 0, day, days, words));
        }
        return cells;
    }

    private SourceView view(SourceHealth health, Words words) {
        Source source = health.source();
        LocalDate today = library.today();
        LocalDate from = today.minusWeeks(52).with(DayOfWeek.MONDAY);
        List<LedgerEntry> ledger = library.ledger(source.id(), from, today);
        List<Harvest> harvests = library.harvests(source.id());
        return new SourceView(
                line(health, words),
                Links.web(source.home().toString()),
                Optional.ofNullable(source.home().getHost()).orElse(source.id()),
                advice(health, words),
                facts(health, words),
                calendar(from, today, byDay(ledger), words),
                (int) ChronoUnit.WEEKS.between(from, today) + 1,
                months(from, today, words),
                tally(ledger, words),
                politeness(source, harvests, words),
                harvests.stream()
                        .filter(harvest -> harvest.kind() != Harvest.Kind.PAGES)
                        .limit(10)
                        .map(harvest -> pass(harvest, words))
                        .toList(),
                Address.of("/")
                        .with("source", source.id())
                        .with("sort", "newest")
                        .toString());
    }

    private List<ArticlePage.Fact> facts(SourceHealth health, Words words) {
        ZoneId zone = library.zone();
        List<ArticlePage.Fact> facts = new ArrayList<>();
        add(
                facts,
                "source.last",
                health.lastSuccess().map(at -> words.time(at, zone)).orElse("–"),
                words);
        health.next().ifPresent(at -> add(facts, "source.next", words.time(at, zone), words));
        health.nextVisit()
                .filter(at -> !health.next().equals(Optional.of(at)))
                .ifPresent(at -> add(facts, "source.visit", words.time(at, zone), words));
        health.feeds().forEach(feed -> facts.add(feed(feed.feed(), words)));
        add(facts, "source.rhythm", rhythm(health.source().rhythm(), words), words);
        add(facts, "source.articles", words.number(health.articles()), words);
        health.perDay().ifPresent(perDay -> add(facts, "source.per-day", words.decimal(perDay), words));
        health.withDate().ifPresent(share -> add(facts, "source.with-date", words.share(share), words));
        health.withText().ifPresent(share -> add(facts, "source.with-text", words.share(share), words));
        return facts;
    }

    private static Optional<PlainPages.Detail> advice(SourceHealth health, Words words) {
        return Optional.of(health.advice())
                .filter(english -> !english.isEmpty())
                .map(english -> Faults.advised(words, english));
    }

    private ArticlePage.Fact feed(Feeds.Feed feed, Words words) {
        return fact(
                words.say("source.feed", feed.url()),
                words.say(
                        "source.feed.text",
                        words.count("story.minutes", feed.pace().toMinutes()),
                        feed.newest().map(at -> words.time(at, library.zone())).orElse("–")),
                words);
    }

    private static List<ArticlePage.Fact> tally(List<LedgerEntry> ledger, Words words) {
        Map<LedgerEntry.State, Long> counts =
                ledger.stream().collect(Collectors.groupingBy(LedgerEntry::state, Collectors.counting()));
        List<ArticlePage.Fact> facts = new ArrayList<>();
        for (LedgerEntry.State state : LedgerEntry.State.values()) {
            if (counts.containsKey(state)) {
                facts.add(fact(words.say("state." + word(state)), words.count("days", counts.get(state)), words));
            }
        }
        return facts;
    }

    static List<ArticlePage.Fact> politeness(Source source, List<Harvest> harvests, Words words) {
        List<ArticlePage.Fact> facts = new ArrayList<>();
        add(
                facts,
                "polite.delay",
                words.say("seconds", words.decimal(seconds(source.politeness().delay()))),
                words);
        Passes.meanPause(harvests)
                .ifPresent(pause -> add(facts, "polite.pause", words.say("seconds", words.decimal(pause)), words));
        add(facts, "polite.budget", words.number(source.politeness().dailyBudget()), words);
        Passes.requestsByDay(harvests).values().stream()
                .max(Integer::compare)
                .ifPresent(most -> add(facts, "polite.most", words.number(most), words));
        Passes.notModified(harvests).ifPresent(share -> add(facts, "polite.spared", words.share(share), words));
        add(
                facts,
                "polite.noarchive",
                words.say("noarchive." + source.politeness().noarchive().name().toLowerCase(Locale.ROOT)),
                words);
        return facts;
    }

    private Pass pass(Harvest harvest, Words words) {
        String outcome = harvest.outcome()
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .orElse("unfinished");
        Harvest.Counts counts = harvest.counts();
        return new Pass(
                words.time(harvest.began(), library.zone()),
                outcome,
                words.say("state." + outcome),
                words.number(counts.requests()),
                words.number(counts.added()),
                words.number(counts.changed()),
                words.number(counts.failed()),
                harvest.reason());
    }

    private static List<Cell> calendar(LocalDate from, LocalDate to, Map<LocalDate, LedgerEntry> days, Words words) {
        List<Cell> cells = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            int week = (int) ChronoUnit.WEEKS.between(from, day);
            cells.add(cell(week, day.getDayOfWeek().getValue() - 1, day, days, words));
        }
        return cells;
    }

    /** The names of months over the weeks in which they begin; a month of one or two weeks has no room for its name. */
    private static List<Cell> months(LocalDate from, LocalDate to, Words words) {
        List<Cell> months = new ArrayList<>();
        for (LocalDate day = from.plusMonths(1).withDayOfMonth(1);
                !day.isAfter(to.minusWeeks(2));
                day = day.plusMonths(1)) {
            int week = (int) ChronoUnit.WEEKS.between(from, day);
            months.add(new Cell(week, 0, "", words.say("month." + day.getMonthValue())));
        }
        return months;
    }

    private static Cell cell(int x, int y, LocalDate day, Map<LocalDate, LedgerEntry> days, Words words) {
        LedgerEntry entry = days.get(day);
        if (entry == null) {
            return new Cell(x, y, "not-monitored", words.day(day) + ": " + words.say("state.not-monitored"));
        }
        String state = word(entry.state());
        String label = "%s: %s, %s"
                .formatted(words.day(day), words.say("state." + state), words.count("articles", entry.articles()));
        return new Cell(x, y, state, entry.reason().isBlank() ? label : label + ". " + entry.reason());
    }

    private static Map<LocalDate, LedgerEntry> byDay(List<LedgerEntry> ledger) {
        return ledger.stream().collect(Collectors.toMap(LedgerEntry::day, entry -> entry, (one, other) -> other));
    }

    static void add(List<ArticlePage.Fact> facts, String key, String value, Words words) {
        facts.add(fact(words.say(key), value, words));
    }

    private static ArticlePage.Fact fact(String label, String value, Words words) {
        return new ArticlePage.Fact(label, value, words.language(), "", "");
    }

    private static String rhythm(Rhythm rhythm, Words words) {
        return switch (rhythm) {
            case Rhythm.Cron cron -> clock(cron, words);
            case Rhythm.Every often -> words.say("rhythm.every", words.decimal(seconds(often.every()) / 3600));
        };
    }

    /** Once a day is said in words; anything else as it stands in the configuration. */
    private static String clock(Rhythm.Cron cron, Words words) {
        Matcher daily = DAILY.matcher(cron.expression());
        return daily.matches()
                ? words.say(
                        "rhythm.daily",
                        "%02d:%02d".formatted(Integer.parseInt(daily.group(2)), Integer.parseInt(daily.group(1))),
                        cron.zone())
                : words.say("rhythm.cron", cron.expression(), cron.zone());
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String word(LedgerEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
