package mn.sonin.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import mn.sonin.archive.Archive;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.SearchServer;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Library.Upcoming;

/** What readers can ask of an open home, without a server. */
record Reading(Library library, Search search, URI home) implements AutoCloseable {
    /**
     * Over an open home whose index was brought to the end of the archive.
     *
     * @param folder of the configuration
     */
    static Reading of(Archiving archiving, Path folder, Supplier<Configuration> configuration, Clock clock) {
        return of(archiving.archive(), archiving.search(folder), archiving.stories(), configuration, clock);
    }

    /** Over a home that another program writes to. */
    static Reading of(WrittenHome written, Supplier<Configuration> configuration, Clock clock) {
        return of(written.archive(), written.search(), written.stories(), configuration, clock);
    }

    private static Reading of(
            Archive archive, Search search, Stories stories, Supplier<Configuration> configuration, Clock clock) {
        Library library = new Library(configuration, archive, search, stories, Upcoming.nothing(), clock);
        Settings.Server server = configuration.get().settings().server();
        return new Reading(library, search, SearchServer.home(server, server.port()));
    }

    @Override
    public void close() {
        search.close();
    }
}
