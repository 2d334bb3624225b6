package mn.sonin.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
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
        Clock clock = Clock.systemUTC();
        LiveConfiguration configuration = new LiveConfiguration(files.folderOf(home), clock);
        InputStream in = System.in;
        PrintStream out = System.out;
        // The protocol has standard output to itself: whatever any library prints goes to standard error.
        System.setOut(System.err);
        try (WrittenHome written = WrittenHome.open(home.folder(), configuration.folder(), configuration, clock)) {
            SearchServer.Parts parts = new SearchServer.Parts(
                    configuration,
                    written.archive(),
                    written.search(),
                    written.stories(),
                    Upcoming.nothing(),
                    List.of(),
                    address -> false,
                    clock,
                    Sonin.Version.text());
            SearchServer.converse(configuration.get().settings().server(), parts, in, out);
        } finally {
            System.setOut(out);
        }
        return 0;
    }
}
