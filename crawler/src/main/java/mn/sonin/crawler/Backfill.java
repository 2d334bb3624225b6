package mn.sonin.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Capture;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.fetch.FetchRequest;
import mn.sonin.crawler.fetch.FetchResult;

/**
 * A walk through the archives of a source: sitemaps, REST pages, list pages and pages by date, then every page they lead to,
 * at the politeness of every night. Where it stops (the day's budget, a key pressed, a crash), the same call goes on: list
 * pages read in the last week are taken from the archive, and pages still to be fetched wait in the frontier. It leaves no
 * mark in the ledger: old stories found today are not today's volume.
 */
public final class Backfill {
    private static final Duration RESUMED = Duration.ofDays(7);

    private final Source source;
    private final Parts parts;
    private final BooleanSupplier goOn;

    Backfill(Source source, Parts parts, BooleanSupplier goOn) {
        this.source = source;
        this.parts = parts;
        this.goOn = goOn;
    }

    /**
     * What it came to.
     *
     * @param onePage lists that are one page each, as far as the source's file says: what is older than their stories was not looked for
     * @param added articles new to the archive
     * @param waiting pages still to be fetched; the same backfill fetches them
     * @param reason why places or pages could not be read, or pages wait; empty where all went well
     */
    public record Report(
            List<PlaceReport> places, List<String> onePage, int added, int failed, int waiting, String reason) {
        /** A list whose stories show no day: all of them were taken, and no page of it was too old. */
        public Optional<String> undated() {
            return places.stream()
                    .filter(place ->
                            place.shown().entries() > 0 && place.shown().dated() == 0)
                    .map(PlaceReport::url)
                    .findFirst();
        }

        public Report {
            places = List.copyOf(places);
            onePage = List.copyOf(onePage);
        }
    }

    /** Walks from the last of these days back to the first. */
    public Report run(LocalDate from, LocalDate to, Progress progress) {
        Archive archive = parts.archive();
        Tally tally = new Tally(parts.turns().traffic(source.id()));
        progress.began(source.id());
        List<PlaceReport> places = new Discovering(
                        source, archive, this::fetch, new Shelving(source.id(), parts, tally)::take, parts.dates())
                .run(Span.between(from, to));
        progress.found(source.id(), archive.frontier().waiting(source.id()));
        new Visiting(source, Instant.MAX, parts, tally, () -> progress.visited(source.id())).run(goOn);
        var counts = tally.counts(parts.turns().traffic(source.id()));
        int due = archive.frontier().due(source.id(), parts.clock().instant());
        List<PlaceReport> counted = places.stream().filter(PlaceReport::counts).toList();
        return new Report(places, onePage(places), counts.added(), counts.failed(), due, Pass.reason(counted, tally));
    }

    private List<String> onePage(List<PlaceReport> places) {
        return source.discovery().stream()
                .filter(Discovery::onePage)
                .map(Discovery::url)
                .filter(url -> places.stream().anyMatch(place -> place.url().equals(url) && place.good()))
                .toList();
    }

    /** A list page that was read within the last week is as good as read. */
    private FetchResult fetch(FetchRequest request) {
        Optional<Capture> known = parts.archive().captures().newest(Places.keptAs(request), source.id());
        Instant fresh = parts.clock().instant().minus(RESUMED);
        return known.filter(capture -> capture.at().isAfter(fresh))
                .<FetchResult>map(capture -> new FetchResult.NotModified(request.url(), capture))
                .orElseGet(() -> parts.places().fetch(request.ofThePast()));
    }
}
