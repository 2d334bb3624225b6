package mn.sonin.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.indexer.Search;
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
        Search search = archiving.search(folder);
        Library library =
                new Library(configuration, archiving.archive(), search, archiving.stories(), Upcoming.nothing(), clock);
        Settings.Server server = configuration.get().settings().server();
        return new Reading(library, search, SearchServer.home(server, server.port()));
    }

    @Override
    public void close() {
        search.close();
    }
}
