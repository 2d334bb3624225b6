package mn.sonin.crawler;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.CaptureUnreadableException;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Content;
import mn.sonin.archive.Harvest.Counts;
import mn.sonin.archive.Lead;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Recorded;
import mn.sonin.archive.Revision;
import mn.sonin.config.Configuration;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Answer;
import mn.sonin.crawler.discovery.Ask;
import mn.sonin.crawler.discovery.DigestText;
import mn.sonin.crawler.discovery.Entry;
import mn.sonin.crawler.discovery.Reading;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.fetch.Drawn;
import mn.sonin.crawler.politeness.Traffic;
import mn.sonin.crawler.url.CanonicalUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles read out of the captures that are kept, with today's extraction and no network: what a better extraction finds
 * becomes a new revision, what the rows have lost comes back, and what a crash left unread is read.
 */
public final class Rereading {
    private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);

    private final Configuration configuration;
    private final Parts parts;
    private final KeptRobots robots;

    Rereading(Configuration configuration, Parts parts) {
        this.configuration = configuration;
        this.parts = parts;
        this.robots = new KeptRobots(configuration.settings().userAgent().product(), parts);
    }

    /**
     * What a second reading came to.
     *
     * @param captures looked at
     * @param added articles that were missing
     * @param changed articles that read otherwise now
     * @param cut pages, feeds and lists that were cut short, and of which nothing was read, as in a harvest
     * @param unreadable pages without an article, and captures whose record is damaged
     * @param fields how many values changed, by the name of the field, in the order of the names
     * @param left captures that were not read, since no file describes their source, by its id
     * @param mended days of the ledger that were partial for want of a date or text, and are harvested now
     */
    public record Report(
            int captures,
            int added,
            int changed,
            int cut,
            int unreadable,
            SortedMap<String, Integer> fields,
            SortedMap<String, Integer> left,
            int mended) {
        public Report {
            left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /** What nobody has read yet, as after a crash. */
    public Report unread() {
        Work work = new Work();
        parts.archive().captures().unread(work::read);
        return work.report();
    }

    /** The same of one source, which nobody else is harvesting. */
    Report unread(String source) {
        Work work = new Work();
        parts.archive().captures().unread((capture, note) -> {
            if (capture.source().equals(source)) {
                work.read(capture, note);
            }
        });
        return work.report();
    }

    /**
     * Everything again.
     *
     * @param source only its captures; empty for all
     * @param from first day, in the archive's zone; empty for all
     */
    public Report all(Optional<String> source, Optional<LocalDate> from) {
        Instant first = from.map(
                        day -> day.atStartOfDay(configuration.settings().zone()).toInstant())
                .orElse(Instant.MIN);
        Work work = new Work();
        parts.archive().captures().replay((capture, note) -> {
            boolean wanted = source.map(note.source()::equals).orElse(true)
                    && !capture.at().isBefore(first);
            if (wanted) {
                work.read(capture, note);
            }
        });
        Absorption.everywhere(parts.archive().articles());
        work.mend();
        return work.report();
    }

    /** One run through captures. */
    private final class Work {
        private final Archive archive = parts.archive();
        private final SortedMap<String, Integer> fields = new TreeMap<>();
        private final SortedMap<String, Integer> left = new TreeMap<>();
        private final Map<String, Absorption> absorptions = new TreeMap<>();

        /** What is found of the articles that were first seen on a day, by their source. */
        private final Map<String, SortedMap<LocalDate, Counts>> days = new TreeMap<>();

        private int captures;
        private int added;
        private int changed;
        private int cut;
        private int unreadable;
        private int mended;

        /** A capture that cannot be read costs itself and no other: it stays unread, in case its file is restored. */
        void read(Capture capture, CaptureNote note) {
            captures++;
            try {
                readWhole(capture, note);
            } catch (CaptureUnreadableException e) {
                unreadable++;
                LOG.warn("reread capture={} outcome=unreadable reason=\"{}\"", capture.id(), e.getMessage());
            }
        }

        private void readWhole(Capture capture, CaptureNote note) {
            Optional<Source> source = configuration.source(note.source());
            if (DigestImport.isImport(capture)) {
                digest(capture);
            } else if (note.purpose() == Purpose.ARTICLE) {
                source.ifPresentOrElse(
                        known -> article(known, capture, note.lead()),
                        () -> left.merge(note.source(), 1, Integer::sum));
            } else if (note.purpose() == Purpose.PART) {
                settle(capture);
            } else if (note.purpose() != Purpose.ROBOTS && capture.status() == 200) {
                source.ifPresentOrElse(
                        known -> place(known, capture, note.purpose()),
                        () -> left.merge(note.source(), 1, Integer::sum));
            }
        }

        private void digest(Capture capture) {
            Captures.Answer answer = archive.captures().read(capture);
            String text = DigestImport.text(answer.body());
            Shelving shelving = shelving(DigestImport.SOURCE);
            for (Entry entry : new DigestText(configuration.settings().zone()).headlines(text)) {
                added += shelving.headline(entry, capture) ? 1 : 0;
            }
            settle(capture);
        }

        private Shelving shelving(String source) {
            return new Shelving(source, parts, new Tally(Traffic.NONE));
        }

        /** Of a place that scripts draw, what was sent shows nothing. */
        private void place(Source source, Capture capture, Purpose purpose) {
            if (!capture.whole()) {
                cutShort(capture, Optional.empty());
                return;
            }
            if (Places.isDrawn(source, purpose) && !Drawn.isOne(capture)) {
                settle(capture);
                return;
            }
            Ask ask = new Ask(Drawn.address(capture), purpose, 1);
            Captures.Answer kept = archive.captures().read(capture);
            Answer answer = new Answer(ask, ask.url(), kept.header("Content-Type"), kept.body(), capture.at());
            Span span = Span.newest(LocalDate.ofInstant(capture.at(), source.zone()));
            Way.showing(ask, source.discovery(), source.zone(), parts.dates())
                    .map(way -> Map.entry(way, way.read(answer, span)))
                    .ifPresent(read -> shelve(source, capture, read.getKey(), read.getValue()));
            settle(capture);
        }

        private void shelve(Source source, Capture capture, Way way, Reading reading) {
            if (reading instanceof Reading.Stories stories) {
                List<Lead> leads =
                        new Sifting(source).leads(stories.entries(), Drawn.address(capture), capture.id(), way.basis());
                List<Lead> open =
                        leads.stream().filter(lead -> !forbidden(lead, capture)).toList();
                shelving(source.id()).take(way, stories.entries(), open, capture);
            }
        }

        /** A page that robots.txt forbids was never fetched: its headline is all there is. */
        private boolean forbidden(Lead lead, Capture capture) {
            boolean forbidden = robots.forbid(lead.url());
            if (forbidden) {
                parts.headlines().observation(lead, capture.at()).ifPresent(this::record);
            }
            return forbidden;
        }

        private void article(Source source, Capture capture, Optional<Lead> lead) {
            switch (capture.status()) {
                case 200, 203 -> page(source, capture, lead);
                case 404, 410 -> gone(source, capture, lead);
                case 401, 402, 403, 429, 451 -> lead.ifPresent(said -> headline(said, capture));
                default -> unreadable += capture.status() >= 400 ? 1 : 0;
            }
        }

        /** Half a page is no article, and of half a list the last headline may be half. */
        private void cutShort(Capture capture, Optional<Lead> lead) {
            cut++;
            lead.ifPresent(said -> headline(said, capture));
            settle(capture);
        }

        private void page(Source source, Capture capture, Optional<Lead> lead) {
            if (!capture.whole()) {
                cutShort(capture, lead);
                return;
            }
            Optional<CanonicalUrl> at = CanonicalUrl.of(capture.url(), source.addresses(), source.home())
                    .canonical();
            if (at.isEmpty()) {
                unreadable++;
                return;
            }
            Captures.Answer answer = archive.captures().read(capture);
            switch (parts.reading()
                    .read(
                            source,
                            at.get(),
                            capture,
                            answer,
                            lead,
                            Revision.Kind.REREAD,
                            part -> further(part, nextOf(capture)))) {
                case ArticleReading.Read.Article article -> {
                    if (lead.isEmpty() && WarcImport.isOlder(article.observation(), archive.articles())) {
                        settle(capture);
                    } else {
                        record(article.observation());
                    }
                }
                case ArticleReading.Read.Left left -> settle(capture);
                case ArticleReading.Read.Unreadable bad -> {
                    unreadable++;
                    lead.ifPresent(said -> headline(said, capture));
                    settle(capture);
                }
            }
        }

        /** When the page was fetched again: the parts of before belong to this capture of it. */
        private Instant nextOf(Capture page) {
            return archive.captures().history(page.url()).stream()
                    .map(Capture::at)
                    .filter(page.at()::isBefore)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
        }

        /** A part of a story is read with its first page, out of what is kept, wherever redirects led then. */
        private Optional<ArticleReading.PartAnswer> further(String address, Instant before) {
            int most = configuration.settings().limits().redirects();
            Optional<CanonicalUrl> at = CanonicalUrl.exact(address).canonical();
            for (int hop = 0; at.isPresent() && hop <= most; hop++) {
                Optional<Capture> kept = newest(at.get(), before);
                if (kept.isEmpty()) {
                    return Optional.empty();
                }
                Captures.Answer answer = archive.captures().read(kept.get());
                if (answer.status() == 200) {
                    return Optional.of(new ArticleReading.PartAnswer(kept.get(), answer));
                }
                CanonicalUrl from = at.get();
                at = answer.header("Location")
                        .flatMap(link -> from.resolve(link).canonical());
            }
            return Optional.empty();
        }

        private Optional<Capture> newest(CanonicalUrl url, Instant before) {
            return archive.captures().history(url.value()).stream()
                    .filter(kept -> (kept.status() == 200 && kept.whole())
                            || (kept.status() >= 300 && kept.status() < 400 && kept.status() != 304))
                    .filter(kept ->
                            kept.at().isBefore(before) && archive.captures().here(kept))
                    .max(Comparator.comparing(Capture::at));
        }

        private void gone(Source source, Capture capture, Optional<Lead> lead) {
            String url = lead.map(Lead::url).orElse(capture.url());
            Optional<Article> known = archive.articles().find(ArticleId.of(url));
            if (known.isPresent()) {
                record(new Observation(
                        source.id(),
                        url,
                        capture.id(),
                        capture.at(),
                        Revision.Kind.REMOVAL,
                        known.get().current().content()));
            } else {
                lead.ifPresent(said -> headline(said, capture));
            }
        }

        private void headline(Lead lead, Capture capture) {
            parts.headlines().observation(lead, capture.at()).ifPresent(this::record);
        }

        private void settle(Capture capture) {
            if (capture.status() == 200) {
                archive.captures().settle(capture.id());
            }
        }

        private void record(Observation seen) {
            Optional<Content> before = archive.articles()
                    .find(ArticleId.of(seen.url()))
                    .map(article -> article.current().content());
            Recorded recorded = archive.articles().record(seen);
            if (recorded.article().firstSeen().equals(seen.observed())) {
                count(seen);
            }
            switch (recorded) {
                case Recorded.Added fresh -> {
                    added++;
                    absorb(fresh.article());
                }
                case Recorded.Changed other -> {
                    changed++;
                    before.ifPresent(
                            old -> compare(old, other.article().current().content()));
                    absorb(other.article());
                }
                case Recorded.Unchanged same -> {}
            }
        }

        private void count(Observation first) {
            Content content = first.content();
            Counts found = Counts.read(
                    1, content.published().isPresent() ? 1 : 0, content.text().isPresent() ? 1 : 0);
            days.computeIfAbsent(first.source(), source -> new TreeMap<>())
                    .merge(
                            LocalDate.ofInstant(
                                    first.observed(), configuration.settings().zone()),
                            found,
                            Counts::plus);
        }

        /** The days whose pages read better now than when they were harvested. */
        void mend() {
            days.forEach((source, read) -> mended += parts.days().reread(source, read));
        }

        private void absorb(Article article) {
            if (article.current().kind() != Revision.Kind.HEADLINE_ONLY) {
                absorptions
                        .computeIfAbsent(article.source(), id -> new Absorption(archive.articles(), id))
                        .by(article);
            }
        }

        private void compare(Content before, Content after) {
            differs("title", before, after, content -> content.title().value());
            differs("subtitle", before, after, content -> content.subtitle().map(Attested::value));
            differs("summary", before, after, content -> content.summary().map(Attested::value));
            differs("text", before, after, content -> content.text().map(Attested::value));
            differs("authors", before, after, content -> values(content.authors()));
            differs("agencies", before, after, content -> values(content.agencies()));
            differs("origin", before, after, content -> content.origin().map(Attested::value));
            differs("published", before, after, content -> content.published().map(Attested::value));
            differs("modified", before, after, content -> content.modified().map(Attested::value));
            differs("language", before, after, content -> content.language().value());
        }

        private static List<String> values(List<Attested<String>> attested) {
            return attested.stream().map(Attested::value).toList();
        }

        private void differs(String field, Content before, Content after, Function<Content, Object> value) {
            if (!value.apply(before).equals(value.apply(after))) {
                fields.merge(field, 1, Integer::sum);
            }
        }

        Report report() {
            return new Report(captures, added, changed, cut, unreadable, fields, left, mended);
        }
    }
}
