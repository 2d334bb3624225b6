package mn.sonin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.story.Stories;
import mn.sonin.indexer.story.WrittenStories;

/** A home as it was last committed, read while another program may write to it. */
final class WrittenHome implements AutoCloseable {
    private final LocalArchive archive;
    private final Indexes.Read index;
    private final Search search;
    private final WrittenStories stories;

    private WrittenHome(
            LocalArchive archive, Path home, Path folder, Supplier<Configuration> configuration, Clock clock) {
        this.archive = archive;
        this.index = Indexes.reading(home, configuration.get().settings(), clock);
        this.search = new LuceneSearch(
                index.searchable(),
                configuration,
                ExpansionFile.at(folder.resolve(Archiving.DICTIONARY), clock),
                clock,
                Archiving.PATIENCE);
        this.stories = WrittenStories.open(home.resolve(Archiving.STORIES));
    }

    /**
     * Opens a home for reading.
     *
     * @param folder of the configuration, whose dictionary tells that words of two languages mean the same
     * @throws mn.sonin.archive.ArchiveException where there is no archive
     * @throws mn.sonin.indexer.IndexException where there is no index yet
     */
    static WrittenHome open(Path home, Path folder, Supplier<Configuration> configuration, Clock clock) {
        LocalArchive archive = LocalArchive.openReading(
                home, Stores.options(configuration.get().settings(), clock));
        try {
            return new WrittenHome(archive, home, folder, configuration, clock);
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    LocalArchive archive() {
        return archive;
    }

    Search search() {
        return search;
    }

    Stories stories() {
        return stories;
    }

    @Override
    public void close() {
        stories.close();
        search.close();
        index.close();
        archive.close();
    }
}
