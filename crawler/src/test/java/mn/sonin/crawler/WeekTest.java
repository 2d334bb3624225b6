package mn.sonin.crawler;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.LedgerEntry.State;
import mn.sonin.config.Discovery;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of nights over ten sites, each with its own misfortune, after eight quiet weeks to learn from. */
class WeekTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    /** Where two in the morning is followed by three on this Friday. */
    private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");

    private static final List<String> IDS =
            List.of("quiet", "weekly", "dns", "forbidden", "empty", "layout", "thin", "clock", "summertime", "down");

    @TempDir
    Path home;

    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();
    private final Set<String> unknownHosts = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        sites.values().forEach(Site::close);
    }

    @Test
    void theLedgerMarksEveryInjectedSourceDayAndNoOther() throws InterruptedException {
        TurnedClock clock = new TurnedClock(at(MONDAY.minusDays(56)), Site.ZONE);
        IDS.forEach(id -> sites.put(id, new Site()));
        Source[] sources = IDS.stream().map(this::source).toArray(Source[]::new);
        try (Newsroom newsroom = new Newsroom(home, clock, this::lookup, sources)) {
            learn(newsroom);
            for (int day = 0; day < 7; day++) {
                if (day != 5) {
                    night(newsroom, MONDAY.plusDays(day));
                }
            }

            assertThat(marks(newsroom)).containsExactlyInAnyOrderEntriesOf(expected());
        }
    }

    /** Saturday's machine was off; every other mark was injected at one site. */
    private static Map<String, State> expected() {
        Map<String, State> marks = new TreeMap<>(Map.of(
                "dns 2026-03-24", State.FAILED,
                "forbidden 2026-03-25", State.BLOCKED,
                "empty 2026-03-26", State.FAILED,
                "layout 2026-03-27", State.FAILED,
                "thin 2026-03-24", State.PARTIAL,
                "clock 2026-03-25", State.PARTIAL,
                "down 2026-03-26", State.FAILED));
        IDS.forEach(id -> marks.put(id + " 2026-03-28", State.NOT_MONITORED));
        return marks;
    }

    private Map<String, State> marks(Newsroom newsroom) {
        Map<String, State> marks = new TreeMap<>();
        for (String id : IDS) {
            for (LedgerEntry entry : newsroom.archive.ledger().of(id, MONDAY, MONDAY.plusDays(6))) {
                if (entry.state() != State.HARVESTED) {
                    marks.put(id + " " + entry.day(), entry.state());
                }
            }
        }
        return marks;
    }

    private static Instant at(LocalDate day) {
        return day.atTime(2, 0).atZone(Site.ZONE).toInstant();
    }

    private static int usual(String id, LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() >= 6;
        return switch (id) {
            case "thin" -> 12;
            case "weekly" -> weekend ? 0 : 4;
            default -> 3;
        };
    }

    private void learn(Newsroom newsroom) {
        for (LocalDate day = MONDAY.minusDays(56); day.isBefore(MONDAY); day = day.plusDays(1)) {
            newsroom.clock.to(at(day));
            for (String id : IDS) {
                int articles = usual(id, day);
                long harvest = newsroom.archive.harvests().begin(id, Harvest.Kind.WHOLE, at(day));
                newsroom.archive
                        .harvests()
                        .end(
                                harvest,
                                at(day).plusSeconds(60),
                                Harvest.Outcome.HARVESTED,
                                new Harvest.Counts(articles + 1, 0, 1000, articles, articles, 0, 0, articles, articles),
                                "");
                newsroom.archive
                        .ledger()
                        .mark(new LedgerEntry(id, day, State.HARVESTED, OptionalInt.empty(), articles, ""));
            }
        }
    }

    private void night(Newsroom newsroom, LocalDate day) throws InterruptedException {
        newsroom.clock.to(at(day));
        boolean thin = day.getDayOfWeek() == DayOfWeek.TUESDAY;
        IDS.forEach(id -> publish(id, day, thin && id.equals("thin") ? 1 : usual(id, day)));
        unknownHosts.clear();
        switch (day.getDayOfWeek()) {
            case TUESDAY -> unknownHosts.add("dns");
            case WEDNESDAY -> {
                site("forbidden").status("/feed", 403);
                write("clock", "2031-01-01T00:00:00+08:00", "Wed, 01 Jan 2031 00:00:00 +0800", 3);
            }
            case THURSDAY -> {
                site("empty").feed("/feed");
                site("down").answers("/feed", aResponse().withStatus(500));
            }
            case FRIDAY -> site("layout").answers("/news", "text/html", "<main><h2>Everything is new here</h2></main>");
            default -> {}
        }
        List<Source> atNight = newsroom.configuration().sources().stream()
                .filter(source -> !source.id().equals("summertime"))
                .toList();
        newsroom.crawler.harvest(atNight, Progress.silent());
        newsroom.clock.forward(Duration.ofHours(1));
        asPlanned(newsroom, newsroom.configuration().source("summertime").orElseThrow(), at(day.plusDays(1)));
    }

    /** Harvests whenever the plan says so. */
    private static void asPlanned(Newsroom newsroom, Source source, Instant end) throws InterruptedException {
        Instant due = newsroom.crawler.agenda().whole(source).orElseThrow();
        while (due.isBefore(end)) {
            if (due.isAfter(newsroom.clock.instant())) {
                newsroom.clock.to(due);
            }
            assertThat(newsroom.crawler.visit(source, Progress.silent())).isPresent();
            due = newsroom.crawler.agenda().whole(source).orElseThrow();
        }
    }

    private Site site(String id) {
        return Objects.requireNonNull(sites.get(id), id);
    }

    private void publish(String id, LocalDate day, int articles) {
        told.merge(id, articles, Integer::sum);
        write(id, day + "T01:00:00+08:00", "", articles);
    }

    /** The newest articles, and one of the day before for company, as feeds have it. */
    private void write(String id, String date, String pubDate, int articles) {
        Site site = site(id);
        int last = told.getOrDefault(id, 0);
        List<String> items = new ArrayList<>();
        IntStream.rangeClosed(Math.max(1, last - articles), last).forEach(number -> {
            String title = "Story number %d of %s".formatted(number, id);
            items.add("/n/%d|%s|%s".formatted(number, title, pubDate));
            site.article("/n/" + number, title, date);
        });
        if (items.isEmpty()) {
            items.add("/n/0|An old story|");
            site.article("/n/0", "An old story", "2026-03-01T00:00:00+08:00");
        }
        if (id.equals("layout")) {
            StringBuilder list = new StringBuilder();
            items.forEach(item -> list.append("<div class=card><a href=\"%s\">%s</a></div>"
                    .formatted(item.split("\\|", -1)[0], item.split("\\|", -1)[1])));
            site.answers("/news", "text/html", list.toString());
        } else {
            site.feed("/feed", items.toArray(String[]::new));
        }
    }

    private Source source(String id) {
        Site site = site(id);
        String base = site.url("").replace("127.0.0.1", id + ".example");
        Discovery discovery =
                id.equals("layout") ? Site.list(base + "/news", "div.card") : new Discovery.Feed(base + "/feed");
        return id.equals("summertime")
                ? site.named(id, base, JERUSALEM, new Rhythm.Cron("0 30 2 * * ?", JERUSALEM), discovery)
                : site.named(id, base, Site.ZONE, new Rhythm.Cron("0 0 2 * * ?", Site.ZONE), discovery);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        if (unknownHosts.contains(host.replace(".example", ""))) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }
}
