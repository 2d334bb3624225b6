package mn.sonin.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.config.Configuration;
import mn.sonin.config.Settings;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.index.WrittenIndex;
import mn.sonin.indexer.story.Stories;
import mn.sonin.indexer.story.WrittenStories;
import mn.sonin.search.SearchServer;
import mn.sonin.search.library.Library.Upcoming;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Offers the archive to an assistant on this machine. */
@Command(
        name = "mcp",
        mixinStandardHelpOptions = true,
        description = {
            "Offers the archive as tools to an assistant, over standard input and output (Model Context Protocol).",
            "Works beside a running 'sonin serve'. Ends when the assistant closes its side."
        })
final class McpCommand implements Callable<Integer> {
    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Override
    public Integer call() {
        home.mustExist();
        Configuration configuration = files.of(home);
        Clock clock = Clock.systemUTC();
        InputStream in = System.in;
        PrintStream out = System.out;
        // The protocol has standard output to itself: whatever any library prints goes to standard error.
        System.setOut(System.err);
        Optional<WrittenStories> stories = WrittenStories.open(home.folder().resolve(Archiving.STORIES));
        try (LocalArchive archive = LocalArchive.openReading(home.folder(), Options.standard(clock));
                WrittenIndex written =
                        WrittenIndex.open(home.folder().resolve(Archiving.INDEX), new Wording(Analyzers.bundled()));
                LuceneSearch search = new LuceneSearch(
                        written,
                        () -> configuration,
                        ExpansionFile.at(files.folderOf(home).resolve(Archiving.DICTIONARY), clock),
                        clock,
                        Archiving.PATIENCE)) {
            SearchServer.Parts parts = new SearchServer.Parts(
                    () -> configuration,
                    archive,
                    search,
                    stories.map(Stories.class::cast).orElse(Stories.NONE),
                    Upcoming.nothing(),
                    List.of(),
                    address -> false,
                    clock,
                    Sonin.Version.text());
            Settings.Server server = configuration.settings().server();
            SearchServer.converse(
                    server,
                    parts,
                    new CitationsBeside(
                            home.folder(), archive.citations(), SearchServer.home(server, server.port()), clock),
                    in,
                    out);
        } finally {
            stories.ifPresent(WrittenStories::close);
            System.setOut(out);
        }
        return 0;
    }
}
