package mn.sonin.search.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import mn.sonin.archive.Feeds;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.config.Names;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Source;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.FeedState;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Passes;
import mn.sonin.search.library.SourceHealth;
import mn.sonin.search.library.Treatment;

/** Sources for programs. */
final class SourceRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Id of a source, as in /api/v1/sources.");
    static final Parameter<Optional<LocalDate>> FROM =
            Parameter.day("from", "First day; a year before the last by default.");
    static final Parameter<Optional<LocalDate>> TO = Parameter.day("to", "Last day, included; today by default.");

    private final Library library;

    SourceRoutes(Library library) {
        this.library = library;
    }

    Reply list(Asked asked) {
        return Reply.json(
                new SourceList(library.health().stream().map(SourceRecord::of).toList()));
    }

    Reply one(Asked asked) {
        return health(asked, health -> Reply.json(SourceRecord.of(health)));
    }

    Reply ledger(Asked asked) {
        LocalDate to = asked.value(TO).orElse(library.today());
        LocalDate from = asked.value(FROM).orElse(to.minusYears(1));
        if (from.isAfter(to)) {
            return new Reply.Refused(Problem.badParameters(
                    List.of(Problem.Fault.of("from", "from must not be after to, got %s and %s".formatted(from, to)))));
        }
        return health(
                asked,
                health -> Reply.json(new LedgerRecord(
                        health.source().id(),
                        library.ledger(health.source().id(), from, to).stream()
                                .map(Day::of)
                                .toList())));
    }

    Reply politeness(Asked asked) {
        return health(
                asked,
                health -> Reply.json(PolitenessRecord.of(
                        health.source(),
                        library.harvests(health.source().id()),
                        library.treatment(health.source().id()))));
    }

    private Reply health(Asked asked, Function<SourceHealth, Reply> answer) {
        String id = asked.value(ID);
        return library.health(id)
                .map(answer)
                .orElseGet(
                        () -> Reply.notFound("No source has the id \"%s\"; /api/v1/sources lists them.".formatted(id)));
    }

    /** All sources. */
    @Says("All sources, in the order of the configuration.")
    record SourceList(@Says("The sources.") List<SourceRecord> sources) {}

    /** One source and how it fares. */
    @Says("One news site and how it fares.")
    record SourceRecord(
            @Says("Its id.") String id,
            @Says("What readers call it, by language.") NamesRecord names,
            @Says("Its front page.") URI home,
            @Says("Languages it writes in, ISO 639-1.") List<String> languages,
            @Says("Collections it belongs to.") Set<String> collections,
            @Says("Whether it is harvested.") boolean enabled,

            @Says("State of its newest day: harvested, partial, failed, blocked or not-monitored.")
            String state,

            @Says("Why, for a person; blank where all is well.")
            String reason,

            @Says("When articles last came.") Optional<Instant> lastSuccess,
            @Says("The newest pass over it.") Optional<HarvestRecord> lastHarvest,

            @Says("When the whole of it is harvested next, where that is known.")
            Optional<Instant> nextHarvest,

            @Says("When it is visited next, be it only for a feed or a page that is due, where that is known.")
            Optional<Instant> nextVisit,

            @Says("Its feeds, each looked at in its own rhythm; none where this server does not harvest.")
            List<FeedRecord> feeds,

            @Says("What to do about it, for the operator; blank where nothing is to be done.")
            String advice,

            @Says("When it is harvested, in words.") String rhythm,
            @Says("Articles in the archive.") long articles,

            @Says("Articles a day over the last thirty days that were monitored.")
            OptionalDouble articlesPerDay,

            @Says("Share of articles read lately whose date was found, 0 to 1.")
            OptionalDouble withDate,

            @Says("Share of articles read lately whose text was found, 0 to 1.")
            OptionalDouble withText,

            @Says("The last thirty days of its ledger, oldest first.")
            List<Day> ledger) {
        static SourceRecord of(SourceHealth health) {
            Source source = health.source();
            return new SourceRecord(
                    source.id(),
                    NamesRecord.of(source.names()),
                    source.home(),
                    source.languages(),
                    source.collections(),
                    source.enabled(),
                    word(health.state()),
                    health.reason(),
                    health.lastSuccess(),
                    health.newest().map(HarvestRecord::of),
                    health.next(),
                    health.nextVisit(),
                    health.feeds().stream().map(FeedRecord::of).toList(),
                    health.advice(),
                    SourceRoutes.rhythm(source.rhythm()),
                    health.articles(),
                    health.perDay(),
                    health.withDate(),
                    health.withText(),
                    health.ledger().stream().map(Day::of).toList());
        }
    }

    /** A feed and how it fares. */
    @Says("A feed of a source, and how it fares.")
    record FeedRecord(
            @Says("Its address.") String url,
            @Says("When it was last looked at.") Instant looked,
            @Says("When it is due again.") Instant due,

            @Says("Time between two looks, learned from what it showed; in minutes.")
            int pace,

            @Says("Usual time between two of its stories, in minutes, where it is known.")
            OptionalInt usual,

            @Says("When its newest story came.") Optional<Instant> newest,

            @Says("What to do about it, for the operator; blank where nothing is to be done.")
            String advice) {
        static FeedRecord of(FeedState state) {
            Feeds.Feed feed = state.feed();
            return new FeedRecord(
                    feed.url(),
                    feed.looked(),
                    feed.due(),
                    (int) feed.pace().toMinutes(),
                    feed.usual()
                            .map(usual -> OptionalInt.of((int) usual.toMinutes()))
                            .orElseGet(OptionalInt::empty),
                    feed.newest(),
                    state.advice());
        }
    }

    /** A name in both languages. */
    @Says("A name in both languages.")
    record NamesRecord(
            @Says("English.") String en, @Says("Mongolian.") String mn) {
        static NamesRecord of(Names names) {
            return new NamesRecord(names.en(), names.mn());
        }
    }

    /** One pass over a source. */
    @Says("One pass over a source.")
    record HarvestRecord(
            @Says("whole for all its places, feeds for those of its feeds that were due, pages for pages alone.")
            String kind,

            @Says("When it began.") Instant began,

            @Says("When it ended; absent while it runs or where it was cut off.")
            Optional<Instant> ended,

            @Says("harvested, partial, failed or blocked.") Optional<String> outcome,
            @Says("What stood in the way, for a person.") String reason,

            @Says("Requests made, robots.txt and lists included.")
            int requests,

            @Says("Answers 304.") int notModified,
            @Says("Bytes received.") long bytes,
            @Says("Articles new to the archive.") int added,
            @Says("Articles with a new revision.") int changed,
            @Says("Pages that could not be read.") int failed) {
        static HarvestRecord of(Harvest harvest) {
            Harvest.Counts counts = harvest.counts();
            return new HarvestRecord(
                    harvest.kind().name().toLowerCase(Locale.ROOT),
                    harvest.began(),
                    harvest.ended(),
                    harvest.outcome().map(outcome -> outcome.name().toLowerCase(Locale.ROOT)),
                    harvest.reason(),
                    counts.requests(),
                    counts.notModified(),
                    counts.bytes(),
                    counts.added(),
                    counts.changed(),
                    counts.failed());
        }
    }

    /** What each day came to. */
    @Says("What each day of a source came to; days without an entry are left out and were not monitored.")
    record LedgerRecord(
            @Says("Id of the source.") String source,
            @Says("Oldest first.") List<Day> days) {}

    /** What a day came to. */
    @Says("What one day of one source came to.")
    record Day(
            @Says("The day, in the archive's zone.") LocalDate day,

            @Says("harvested, partial, failed, blocked or not-monitored.")
            String state,

            @Says("Articles expected from what was learned so far.")
            OptionalInt expected,

            @Says("Articles published or first seen that day.")
            int articles,

            @Says("Why, for a person; blank where all went well.")
            String reason) {
        static Day of(LedgerEntry entry) {
            return new Day(entry.day(), word(entry.state()), entry.expected(), entry.articles(), entry.reason());
        }
    }

    /** How a source is treated. */
    @Says("How a source is treated: what was promised and what was done.")
    record PolitenessRecord(
            @Says("Id of the source.") String source,

            @Says("Pause between two requests at one host, in seconds, unless the site asks for more.")
            double delay,

            @Says("Requests a day at most.") int dailyBudget,

            @Says("How long after first sight an article is looked at again.")
            List<String> revisits,

            @Says("What happens to pages that ask not to be archived: headline-only or skip.")
            String noarchive,

            @Says("Requests of the last passes, by day of their beginning (UTC).")
            Map<LocalDate, Integer> requests,

            @Says("Share of those requests that cost the site only a 304, 0 to 1.")
            OptionalDouble notModified,

            @Says("Shortest mean pause of a pass, in seconds: its length divided by its requests.")
            OptionalDouble meanPause,

            @Says("What was done of late; absent where nothing is harvested.")
            Optional<TreatmentRecord> treatment) {
        static PolitenessRecord of(Source source, List<Harvest> harvests, Optional<Treatment> treatment) {
            Politeness politeness = source.politeness();
            return new PolitenessRecord(
                    source.id(),
                    politeness.delay().toMillis() / 1000.0,
                    politeness.dailyBudget(),
                    politeness.revisits().stream().map(Duration::toString).toList(),
                    politeness.noarchive().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Passes.requestsByDay(harvests),
                    Passes.notModified(harvests),
                    Passes.meanPause(harvests),
                    treatment.map(TreatmentRecord::of));
        }
    }

    /** What was done to the hosts of a source. */
    @Says("How the hosts of a source were treated of late.")
    record TreatmentRecord(
            @Says("From when on requests are counted: the beginning of yesterday, UTC.")
            Instant since,

            @Says("Requests sent, robots.txt and redirects included.")
            int requests,

            @Says("Answers 304.") int notModified,
            @Says("Bytes received.") long bytes,

            @Says("Sizes of the bodies that a 304 spared the site.")
            long bytesSaved,

            @Says("Requests not made, because robots.txt or a limit of ours forbade them.")
            int refused,

            @Says("Each host now.") List<HostRecord> hosts,

            @Says("The newest requests, at most fifty, newest first.")
            List<RequestRecord> newest) {
        static TreatmentRecord of(Treatment treatment) {
            return new TreatmentRecord(
                    treatment.since(),
                    treatment.requests(),
                    treatment.notModified(),
                    treatment.bytes(),
                    treatment.bytesSaved(),
                    treatment.refused(),
                    treatment.hosts().stream().map(HostRecord::of).toList(),
                    treatment.newest().stream().map(RequestRecord::of).toList());
        }
    }

    /** A host now. */
    @Says("One host now.")
    record HostRecord(
            @Says("Its name.") String host,

            @Says("Pause between two requests, in seconds: the longest of what we and the site ask for.")
            double pause,

            @Says("End of a rest after failures, or of a Retry-After.")
            Optional<Instant> leftAloneUntil,

            @Says("Failures in a row.") int failures,

            @Says("The last failure; blank where there is none.")
            String lastFailure) {
        static HostRecord of(Treatment.Host host) {
            return new HostRecord(
                    host.name(),
                    host.pause().toMillis() / 1000.0,
                    host.leftAloneUntil(),
                    host.failures(),
                    host.lastFailure());
        }
    }

    /** A request. */
    @Says("One request, or one that was not made.")
    record RequestRecord(
            @Says("When.") Instant at,
            @Says("Host asked.") String host,
            @Says("Address asked for.") String url,

            @Says("What robots.txt said: allowed, or the rule that forbade it.")
            String robots,

            @Says("Status of the answer, or why there was none.")
            String outcome,

            @Says("Whether anything was sent.") boolean sent,
            @Says("Bytes received.") long bytes,

            @Says("Size of the body that a 304 spared the site.")
            long bytesSaved) {
        static RequestRecord of(Treatment.Request request) {
            return new RequestRecord(
                    request.at(),
                    request.host(),
                    request.url(),
                    request.robots(),
                    request.outcome(),
                    request.sent(),
                    request.bytes(),
                    request.bytesSaved());
        }
    }

    static String word(LedgerEntry.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String rhythm(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Cron cron -> "cron %s, %s".formatted(cron.expression(), cron.zone());
            case Rhythm.Every often -> "every " + often.every();
        };
    }
}
