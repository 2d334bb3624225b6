package mn.sonin.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Addresses;
import mn.sonin.config.Between;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.Names;
import mn.sonin.config.Place;
import mn.sonin.config.Politeness;
import mn.sonin.config.Rhythm;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import mn.sonin.config.Topic;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.answer.LuceneViews;
import mn.sonin.indexer.answer.Searchable;
import mn.sonin.indexer.index.LuceneIndex;
import mn.sonin.indexer.index.Wording;

/** A real archive and a real index in a folder, and a day to publish on. */
public final class Newsroom implements AutoCloseable {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ulaanbaatar");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-05T04:00:00Z"), ZoneOffset.UTC);
    public static final Wording WORDING = new Wording(Analyzers.bundled());
    public static final Indexing.Progress SILENT = (revisions, sequence, end) -> {};

    private static final Expansions NAMES = Expansions.bundled();

    private final Path folder;
    private Expansions dictionary = NAMES;
    private final Archive archive;
    private final List<Topic> topics = new ArrayList<>();
    private final Map<String, Set<String>> collections =
            new TreeMap<>(Map.of("ikon", Set.of("daily"), "montsame", Set.of("agency", "daily"), "news", Set.of()));
    private final CaptureId capture;
    private final Kept kept;
    private Kept.Index index;
    private int written;

    /** Where a newsroom keeps its index: by default in its folder. What is promised over one kind of index is promised over all. */
    public interface Kept {
        /** Opens the index of an archive, or begins one. */
        Index open(Path folder, Archive archive);

        /** An index that is open. */
        interface Index extends AutoCloseable {
            Indexing indexing();

            Searchable searchable();

            @Override
            void close();
        }
    }

    public Newsroom(Path folder) {
        this(folder, ServiceLoader.load(Kept.class).findFirst().orElse(Newsroom::inFolder));
    }

    public Newsroom(Path folder, Kept kept) {
        this.folder = folder;
        this.archive = LocalArchive.open(folder.resolve("archive"), Options.standard(CLOCK));
        this.capture = capture();
        this.kept = kept;
        this.index = kept.open(indexFolder(), archive);
    }

    private CaptureId capture() {
        Exchange exchange = new Exchange(
                "https://ikon.mn/",
                CLOCK.instant(),
                Duration.ofMillis(10),
                Optional.empty(),
                Bytes.utf8("GET / HTTP/1.1\r\nHost: ikon.mn\r\n\r\n"),
                Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
                Bytes.utf8("<html></html>"),
                Optional.empty());
        return archive.captures()
                .append(exchange, new CaptureNote("ikon", Purpose.ARTICLE, Optional.empty()))
                .id();
    }

    /** An index in a folder. */
    public static Kept.Index inFolder(Path folder, Archive archive) {
        LuceneIndex opened = LuceneIndex.open(folder, archive, WORDING, ZONE);
        return new Kept.Index() {
            @Override
            public Indexing indexing() {
                return opened;
            }

            @Override
            public Searchable searchable() {
                return new LuceneViews(opened, CLOCK);
            }

            @Override
            public void close() {
                opened.close();
            }
        };
    }

    public LuceneIndex openIndex() {
        return LuceneIndex.open(indexFolder(), archive, WORDING, ZONE);
    }

    public Path indexFolder() {
        return folder.resolve("index");
    }

    public Archive archive() {
        return archive;
    }

    public Indexing index() {
        return index.indexing();
    }

    /** As after a restart. */
    public void reopenIndex() {
        index.close();
        index = kept.open(indexFolder(), archive);
    }

    /** From now on these lines are searched in the other language too: kind, English forms, Mongolian forms. */
    public void useDictionary(String... lines) {
        try {
            Path file = Files.write(folder.resolve("expansions.tsv"), List.of(lines));
            dictionary = ((Expansions.Result.Loaded) Expansions.read(file)).expansions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this source is in these collections. */
    public void collect(String source, String... in) {
        collections.put(source, Set.of(in));
    }

    public void addTopic(String id, String query) {
        Names names = new Names("The " + id, "Сэдэв " + id);
        topics.removeIf(topic -> topic.id().equals(id));
        topics.add(new Topic(id, names, names, query, List.of(), new Place("topics.yaml", 1)));
    }

    /** Publishes an English article, or a Mongolian one where the headline is in Cyrillic, one hour after the one before. */
    public ArticleId publish(String title, String text) {
        return publish("ikon", "2025-12-0" + (1 + written / 24 % 4), title, text);
    }

    public ArticleId publish(String source, String day, String title, String text) {
        Article article = record(source, "https://%s.mn/n/%d".formatted(source, ++written), day, title, text);
        return article.id();
    }

    /** Publishes an article that was seen at this time, whatever the newsroom's day. */
    public ArticleId publishSeen(Instant seen, String title) {
        return record(observation(title, seen, "en"));
    }

    /** Publishes an article in a language of this name, whatever its headline is written in. */
    public ArticleId publishIn(String language, String title) {
        return record(observation(title, CLOCK.instant(), language));
    }

    private Observation observation(String title, Instant seen, String language) {
        String url = "https://ikon.mn/n/%d".formatted(++written);
        return observation("ikon", url, "2025-12-01", title, "", Revision.Kind.FIRST, seen, language);
    }

    private ArticleId record(Observation observation) {
        return archive.articles().record(observation).article().id();
    }

    /** What the article of this number says now. */
    public ArticleId edit(ArticleId id, String title, String text) {
        Article article = archive.articles().find(id).orElseThrow();
        String day = article.current()
                .content()
                .published()
                .orElseThrow()
                .value()
                .at()
                .toLocalDate()
                .toString();
        return record(article.source(), article.url(), day, title, text).id();
    }

    private Article record(String source, String url, String day, String title, String text) {
        return archive.articles()
                .record(observation(source, url, day, title, text, Revision.Kind.FIRST))
                .article();
    }

    public ArticleId headline(String source, String title) {
        String url = "urn:sonin:headline:" + ++written;
        return record(observation(source, url, "2025-12-01", title, "", Revision.Kind.HEADLINE_ONLY));
    }

    private Observation observation(
            String source, String url, String day, String title, String text, Revision.Kind kind) {
        String language = title.codePoints().anyMatch(c -> c >= 0x400 && c < 0x530) ? "mn" : "en";
        return observation(source, url, day, title, text, kind, CLOCK.instant(), language);
    }

    private Observation observation(
            String source,
            String url,
            String day,
            String title,
            String text,
            Revision.Kind kind,
            Instant seen,
            String language) {
        Moment published = new Moment(
                LocalDate.parse(day).atStartOfDay(ZONE).plusMinutes(written).toOffsetDateTime(),
                Moment.Precision.MINUTE);
        Content content = new Content(
                Attested.of(title, Basis.VISIBLE_TEXT),
                Optional.empty(),
                Optional.empty(),
                text.isEmpty() ? Optional.empty() : Optional.of(Attested.of(text, Basis.VISIBLE_TEXT)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Attested.of(published, Basis.META)),
                Optional.empty(),
                Attested.of(language, Basis.DETECTED));
        return new Observation(source, url, capture, seen, kind, content);
    }

    public Configuration configuration() {
        return new Configuration(
                ConfigurationReader.defaults(),
                collections.entrySet().stream()
                        .map(source -> source(source.getKey(), source.getValue()))
                        .toList(),
                topics);
    }

    private static Source source(String id, Set<String> collections) {
        return new Source(
                id,
                new Names(id, id),
                URI.create("https://%s.mn/".formatted(id)),
                Set.of(),
                List.of("mn", "en"),
                collections,
                true,
                ZONE,
                List.of(),
                Set.of(),
                new Rhythm.Every(Duration.ofHours(24)),
                new Politeness(
                        Duration.ofSeconds(10),
                        1000,
                        List.of(),
                        new Between(Duration.ofMinutes(30), Duration.ofDays(1)),
                        Politeness.Noarchive.HEADLINE_ONLY),
                new Addresses(Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty()),
                Selectors.none(),
                Optional.empty(),
                false,
                new Place("sources/" + id + ".yaml", 1));
    }

    /** The search over another index of the same archive. */
    public Search search(Searchable other) {
        return search(other, CLOCK);
    }

    /** The same at another time. */
    public Search search(Searchable other, Clock clock) {
        return new LuceneSearch(other, this::configuration, () -> dictionary, clock, Duration.ofSeconds(30));
    }

    public Searchable searchable() {
        return index.searchable();
    }

    public Search search() {
        return search(index.searchable());
    }

    /** Follows the archive, then searches. */
    public SearchAnswer.Found found(SearchRequest request) {
        index().follow(SILENT);
        return (SearchAnswer.Found) search().search(request);
    }

    public SearchAnswer.Found found(String query) {
        return found(SearchRequest.of(query));
    }

    /** The headlines that a query finds, in their order. */
    public List<String> titles(String query) {
        return titles(found(query));
    }

    public static List<String> titles(SearchAnswer.Found found) {
        return found.hits().stream().map(hit -> hit.title().text()).toList();
    }

    public static SearchRequest request(String query, SearchRequest.Sort sort, int size, Optional<String> cursor) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                sort,
                size,
                cursor,
                true,
                true,
                SearchRequest.Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);
    }

    public static SearchRequest asOf(String query, SearchRequest.Sort sort, long sequence) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                sort,
                100,
                Optional.empty(),
                true,
                true,
                SearchRequest.Expanding.ALL,
                false,
                OptionalLong.of(sequence),
                false);
    }

    @Override
    public void close() {
        index.close();
        archive.close();
    }
}
