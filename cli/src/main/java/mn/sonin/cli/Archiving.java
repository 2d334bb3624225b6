package mn.sonin.cli;

import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mn.sonin.archive.Archive;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Recovery;
import mn.sonin.archive.store.Store;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Equipment;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.crawler.fetch.Browser;
import mn.sonin.crawler.fetch.Network;
import mn.sonin.crawler.politeness.Sleeper;
import mn.sonin.crawler.schedule.SharedPlan;
import mn.sonin.indexer.Indexing;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.story.Stories;
import mn.sonin.indexer.story.StoryIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One home opened for writing: the archive, its index, and what works on them. */
final class Archiving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    /** A search that takes longer answers with what it has, and says so. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is searched in the other language too, inside the folder of the configuration. */
    static final String DICTIONARY = "expansions.tsv";

    /** Beside it, which articles tell one event. */
    static final String STORIES = "stories";

    /** The log of requests, a file for each day, inside the home. */
    private static final String REQUESTS = "requests";

    private final Path home;
    private final Supplier<Configuration> configuration;
    private final Clock clock;
    private final Store store;
    private final LocalArchive archive;
    private final Indexes.Written index;
    private final StoryIndex stories;

    private Archiving(
            Path home,
            Supplier<Configuration> configuration,
            Options options,
            LocalArchive archive,
            Indexes.Written index,
            StoryIndex stories) {
        this.home = home;
        this.configuration = configuration;
        this.clock = options.clock();
        this.store = options.store();
        this.archive = archive;
        this.index = index;
        this.stories = stories;
    }

    /**
     * Opens a home, or begins one; sets right what a crash left behind.
     *
     * @param folder of the configuration, whose dictionary tells that words of two languages mean the same
     * @param configuration asked anew whenever it matters, so that a changed file counts at once
     */
    static Archiving open(Path home, Path folder, Supplier<Configuration> configuration, Clock clock) {
        return open(
                home, folder, configuration, Stores.options(configuration.get().settings(), clock), Indexes::writing);
    }

    /** The same for a home that has everything in itself, whatever the configuration says of others. */
    static Archiving openAlone(Path home, Path folder, Supplier<Configuration> configuration, Clock clock) {
        return open(
                home, folder, configuration, Stores.alone(configuration.get().settings(), clock), Indexes::alone);
    }

    /** How the index of an archive is opened. */
    @FunctionalInterface
    private interface Opening {
        Indexes.Written index(Path home, Archive archive, Settings settings, Clock clock);
    }

    private static Archiving open(
            Path home, Path folder, Supplier<Configuration> configuration, Options options, Opening opening) {
        Configuration now = configuration.get();
        Clock clock = options.clock();
        LocalArchive archive = LocalArchive.open(home, options);
        try {
            tell(archive.recovery());
            Indexes.Written index = opening.index(home, archive, now.settings(), clock);
            return new Archiving(
                    home,
                    configuration,
                    options,
                    archive,
                    index,
                    stories(home, archive, now, ExpansionFile.at(folder.resolve(DICTIONARY), clock)));
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static StoryIndex stories(
            Path home, Archive archive, Configuration configuration, ExpansionFile expansions) {
        return StoryIndex.open(
                home.resolve(STORIES),
                archive,
                Analyzers.bundled(),
                expansions,
                configuration.settings().zone());
    }

    private static void tell(Recovery recovery) {
        recovery.cuts()
                .forEach(cut -> LOG.warn(
                        "recovery file={} offset={} bytes={} kept-as={} reason=torn-by-a-crash",
                        cut.file(),
                        cut.offset(),
                        cut.bytes(),
                        cut.keptAs()));
        recovery.damage().forEach(place -> LOG.warn("recovery damage=\"{}\"", place));
        if (recovery.takenOver() > 0) {
            LOG.warn("recovery captures-taken-over={}", recovery.takenOver());
        }
    }

    Archive archive() {
        return archive;
    }

    /** The plan of harvests that the store's nodes have together; empty for one that is this program's own. */
    Optional<SharedPlan> plan() {
        return store instanceof SharedPlan shared ? Optional.of(shared) : Optional.empty();
    }

    /** Brings stories and index to the end of the archive; an article that is found has its story already. */
    Indexing indexing() {
        return new Following(stories, index.indexing());
    }

    Stories stories() {
        return stories;
    }

    /**
     * A search over the index as it is at each moment.
     *
     * @param folder of the configuration, whose dictionary counts as it is at each moment too
     */
    Search search(Path folder) {
        return new LuceneSearch(
                index.searchable(),
                configuration,
                ExpansionFile.at(folder.resolve(DICTIONARY), clock),
                clock,
                PATIENCE);
    }

    /** A crawler that may ask these addresses. */
    Crawler crawler(AddressPolicy addresses) {
        return Crawler.open(
                configuration,
                archive,
                Sonin.Version.text(),
                Network.of(addresses),
                clock,
                Sleeper.real(),
                new SecureRandom(),
                Equipment.NONE.notingRequestsIn(home.resolve(REQUESTS)).drawingWith(browser()));
    }

    /** The system's browser, for lists that scripts draw; where root runs it, its sandbox cannot start. */
    private static Optional<Browser> browser() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        boolean root = ProcessHandle.current().info().user().equals(Optional.of("root"));
        return Browser.find(folders, !root);
    }

    /** The program was told to stop: from now on nobody waits for a database or a storage that is away. */
    void closing() {
        archive.closing();
    }

    @Override
    public void close() {
        index.close();
        stories.close();
        archive.close();
    }
}
