package mn.sonin.crawler;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Frontier.Visit;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.config.Source;
import mn.sonin.crawler.ArticleReading.PartAnswer;
import mn.sonin.crawler.ArticleReading.Read;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;
import mn.sonin.crawler.fetch.Fetcher;
import mn.sonin.crawler.url.CanonicalUrl;

/**
 * Fetches the pages of one source that are due, and records what they say. Each page ends in a named outcome: an article, a
 * headline without its page, a removal, a later try, or nothing with a reason.
 */
final class Visiting {
    /** Tries before a page that gives no answer is left alone. */
    private static final int TRIES = 5;

    /** About as long as the tries of a page that gives no answer. */
    private static final Duration LONG = Duration.ofHours(8);

    /** So many hosts' refusals or silences in a row are not about single pages any more. */
    private static final int IN_A_ROW = 3;

    private static final int AT_ONCE = 50;

    /** When a wall that stood in the way is tried again, where the site names no time. */
    private static final Duration WALL = Duration.ofDays(1);

    private final Source source;
    private final Instant began;
    private final Archive archive;
    private final Fetcher fetcher;
    private final ArticleReading reading;
    private final Headlines headlines;
    private final Absorption absorption;
    private final Revisits revisits;
    private final Clock clock;
    private final Tally tally;
    private final Runnable visited;
    private int refusals;
    private int silences;
    private boolean stopped;
    private boolean pastSpent;

    /** @param began when the pass did: a page that it has found itself may take of the day's budget what pages of before may not */
    Visiting(Source source, Instant began, Parts parts, Tally tally, Runnable visited) {
        this.source = source;
        this.began = began;
        this.archive = parts.archive();
        this.fetcher = parts.fetcher();
        this.reading = parts.reading();
        this.headlines = parts.headlines();
        this.absorption = new Absorption(archive.articles(), source.id());
        this.revisits = new Revisits(source.politeness().revisits());
        this.clock = parts.clock();
        this.tally = tally;
        this.visited = visited;
    }

    /** Visits what is due until nothing is, or the site wants no more, or {@code goOn} says no. */
    void run(BooleanSupplier goOn) {
        List<Visit> due = due();
        while (!due.isEmpty()) {
            for (Visit visit : due) {
                if (stopped || !goOn.getAsBoolean()) {
                    return;
                }
                visit(visit);
                visited.run();
            }
            due = due();
        }
    }

    /** Whether pages of this pass were left for another one; those that have waited before may wait on. */
    boolean cutShort() {
        return stopped && !pastSpent;
    }

    private List<Visit> due() {
        return archive.frontier().due(source.id(), clock.instant(), AT_ONCE);
    }

    private void visit(Visit visit) {
        Optional<CanonicalUrl> url = CanonicalUrl.exact(visit.lead().url()).canonical();
        if (url.isEmpty()) {
            headline(
                    visit,
                    "\"%s\" is no address of the web".formatted(visit.lead().url()));
            archive.frontier().done(visit, Optional.empty());
        } else if (refusals >= IN_A_ROW) {
            walled(visit, Optional.empty());
        } else if (silences >= IN_A_ROW) {
            stopped = true;
        } else {
            tally.visited();
            FetchRequest request = FetchRequest.article(source, url.get(), visit.lead(), visit.attempt());
            came(visit, fetcher.fetch(isNew(visit) ? request : request.ofThePast()));
        }
    }

    private boolean isNew(Visit visit) {
        return visit.revisit() == 0 && visit.attempt() == 1 && !visit.due().isBefore(began);
    }

    private void came(Visit visit, FetchResult result) {
        switch (result) {
            case FetchResult.Fetched page -> page(visit, page.at(), page.capture(), page.answer());
            case FetchResult.NotModified same -> notModified(visit, same);
            case FetchResult.Gone gone -> gone(visit, gone);
            case FetchResult.RedirectedHome home -> redirectedHome(visit);
            case FetchResult.Blocked blocked -> blocked(visit, blocked);
            case FetchResult.RetryLater later -> later(visit, later);
            case FetchResult.Unreachable none -> later(visit, none.after(), none.reason());
            case FetchResult.CutShort cut -> {
                settle(cut.capture());
                later(visit, cut.after(), cut.reason());
            }
            case FetchResult.Refused refused -> refused(visit, refused);
            case FetchResult.TooLarge large -> {
                settle(large.capture());
                broken(visit, "the page is larger than %d bytes".formatted(large.limit()));
            }
            case FetchResult.RedirectLoop loop -> broken(visit, loop.reason());
            case FetchResult.Rejected rejected -> broken(visit, "it answered %d".formatted(rejected.status()));
            case FetchResult.Malformed malformed -> broken(visit, malformed.reason());
            case FetchResult.Interrupted interrupted -> stopped = true;
        }
    }

    private void answered() {
        refusals = 0;
        silences = 0;
    }

    private void page(Visit visit, CanonicalUrl at, Capture capture, Answer answer) {
        answered();
        switch (reading.read(
                source, at, capture, answer, Optional.of(visit.lead()), Revision.Kind.FIRST, this::further)) {
            case Read.Article article -> article(visit, article.observation());
            case Read.Unreadable unreadable -> {
                settle(capture);
                broken(visit, unreadable.reason());
            }
            case Read.Left left -> {
                settle(capture);
                archive.frontier().done(visit, Optional.empty());
            }
        }
    }

    /** A further part of a story; without it the story is kept as far as it was had. */
    private Optional<PartAnswer> further(String address) {
        return CanonicalUrl.exact(address)
                .canonical()
                .map(url -> fetcher.fetch(FetchRequest.place(source, url, Purpose.PART)))
                .flatMap(result -> switch (result) {
                    case FetchResult.Fetched page -> Optional.of(new PartAnswer(page.capture(), page.answer()));
                    case FetchResult.NotModified same ->
                        Optional.of(
                                new PartAnswer(same.known(), archive.captures().read(same.known())));
                    case FetchResult other -> Optional.empty();
                })
                .map(part -> {
                    settle(part.capture());
                    return part;
                });
    }

    private void article(Visit visit, Observation seen) {
        Visit own = ownVisit(visit, seen.url());
        Article article = record(seen);
        archive.frontier().done(own, revisits.next(article, clock.instant()));
        if (!own.equals(visit)) {
            archive.frontier().done(visit, Optional.empty());
        }
    }

    /** A page that is known by another address than the one that led to it is looked at again under its own. */
    private Visit ownVisit(Visit visit, String url) {
        if (visit.lead().url().equals(url)) {
            return visit;
        }
        Lead lead = visit.lead();
        Lead own = new Lead(
                lead.source(),
                url,
                lead.place(),
                lead.capture(),
                lead.basis(),
                lead.title(),
                lead.published(),
                lead.summary(),
                lead.author());
        archive.frontier().add(List.of(own), clock.instant());
        return new Visit(own, 1, visit.revisit(), visit.due());
    }

    private Article record(Observation seen) {
        Recorded recorded = archive.articles().record(seen);
        switch (recorded) {
            case Recorded.Added added -> tally.added(seen.content());
            case Recorded.Changed changed -> tally.changed();
            case Recorded.Unchanged same -> {}
        }
        absorption.by(recorded.article());
        return recorded.article();
    }

    /** A page that was kept but never read, as after a crash, is read now. */
    private void notModified(Visit visit, FetchResult.NotModified same) {
        Optional<Article> article = known(visit).filter(known -> known.current().kind() != Revision.Kind.HEADLINE_ONLY);
        if (article.isPresent()) {
            answered();
            absorption.by(article.get());
            archive.frontier().done(visit, revisits.next(article.get(), clock.instant()));
        } else {
            CanonicalUrl at = CanonicalUrl.of(same.known().url(), source.addresses(), source.home())
                    .canonical()
                    .orElse(same.url());
            page(visit, at, same.known(), archive.captures().read(same.known()));
        }
    }

    private Optional<Article> known(Visit visit) {
        return archive.articles().find(ArticleId.of(visit.lead().url()));
    }

    private void gone(Visit visit, FetchResult.Gone gone) {
        answered();
        Optional<Article> article = known(visit);
        if (article.isEmpty()) {
            broken(visit, "it answered %d".formatted(gone.status()));
            return;
        }
        Article known = article.get();
        Optional<CanonicalUrl> elsewhere = standsElsewhere(known);
        if (elsewhere.isEmpty()) {
            removed(visit, known, gone);
            return;
        }
        switch (fetcher.fetch(FetchRequest.article(source, elsewhere.get(), visit.lead(), visit.attempt())
                .ofThePast())) {
            case FetchResult.Gone there -> removed(visit, known, there);
            case FetchResult there -> came(visit, there);
        }
    }

    private void removed(Visit visit, Article known, FetchResult.Gone gone) {
        record(new Observation(
                source.id(),
                known.url(),
                gone.capture().id(),
                gone.capture().at(),
                Revision.Kind.REMOVAL,
                known.current().content()));
        archive.frontier().done(visit, revisits.next(known, clock.instant()));
    }

    /** Where the article was read, if its own address is only what that page called it (rel=canonical) and has never shown it. */
    private Optional<CanonicalUrl> standsElsewhere(Article known) {
        boolean shown = archive.captures().history(known.url()).stream().anyMatch(capture -> capture.status() == 200);
        return shown
                ? Optional.empty()
                : archive.captures()
                        .find(known.current().capture())
                        .filter(read -> read.status() == 200 && read.purpose() == Purpose.ARTICLE)
                        .flatMap(read -> CanonicalUrl.exact(read.url()).canonical());
    }

    /** Some sites say «gone» that way, others «busy»: what is known stands, and the page is looked at again. */
    private void redirectedHome(Visit visit) {
        answered();
        String reason = "it redirects to the front page";
        if (known(visit).isEmpty()) {
            headline(visit, reason);
        }
        lookAgain(visit);
    }

    private void blocked(Visit visit, FetchResult.Blocked blocked) {
        settle(blocked.capture());
        refusals++;
        tally.blocked(blocked.reason());
        walled(visit, blocked.until());
    }

    private void walled(Visit visit, Optional<Instant> until) {
        recordHeadline(visit);
        Instant now = clock.instant();
        if (visit.attempt() >= TRIES) {
            archive.frontier().done(visit, revisits.last(now));
        } else {
            archive.frontier().postpone(visit, until.filter(now::isBefore).orElseGet(() -> now.plus(WALL)));
        }
    }

    private void later(Visit visit, FetchResult.RetryLater later) {
        if (later.asked()) {
            later(visit, later.after(), later.reason());
        } else {
            notAsked(visit, later);
        }
    }

    private void later(Visit visit, Duration after, String reason) {
        silences++;
        tally.failed(reason);
        if (visit.attempt() >= TRIES) {
            recordHeadline(visit);
            lookAgain(visit);
        } else {
            archive.frontier().postpone(visit, clock.instant().plus(after));
        }
    }

    /** Its host is left alone for now: the page waits, and where it has waited for long, what the lead says stands in for it. */
    private void notAsked(Visit visit, FetchResult.RetryLater later) {
        silences++;
        tally.failed(later.reason());
        Instant now = clock.instant();
        boolean waited = archive.captures()
                .find(visit.lead().capture())
                .filter(shown -> shown.at().plus(LONG).isBefore(now))
                .isPresent();
        if (waited) {
            recordHeadline(visit);
        }
        archive.frontier().putOff(visit, now.plus(later.after()));
    }

    /** At the next age of what is known; a page of which nothing is known is looked at once more. */
    private void lookAgain(Visit visit) {
        Instant now = clock.instant();
        Optional<Instant> again = known(visit)
                .map(article -> revisits.next(article, now))
                .orElseGet(() -> visit.revisit() == 0 ? revisits.last(now) : Optional.empty());
        archive.frontier().done(visit, again);
    }

    private void refused(Visit visit, FetchResult.Refused refused) {
        switch (refused.ground()) {
            case BUDGET -> {
                tally.trouble(refused.reason());
                stopped = true;
                pastSpent = !isNew(visit);
            }
            case ROBOTS -> {
                recordHeadline(visit);
                archive.frontier().done(visit, revisits.last(clock.instant()));
            }
            case PRIVATE_ADDRESS, NOT_WEB, NO_BROWSER -> broken(visit, refused.reason());
        }
    }

    /** Asking again will not help: what the lead says is all there will be. */
    private void broken(Visit visit, String reason) {
        headline(visit, reason);
        archive.frontier().done(visit, Optional.empty());
    }

    private void headline(Visit visit, String reason) {
        tally.failed(reason);
        recordHeadline(visit);
    }

    private void recordHeadline(Visit visit) {
        headlines.observation(visit.lead(), clock.instant()).ifPresent(seen -> {
            if (archive.articles().record(seen) instanceof Recorded.Added) {
                tally.added(seen.content());
            }
        });
    }

    private void settle(Capture capture) {
        if (capture.status() == 200) {
            archive.captures().settle(capture.id());
        }
    }
}
