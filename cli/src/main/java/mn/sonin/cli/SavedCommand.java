package mn.sonin.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import mn.sonin.archive.SavedSearch;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.search.alert.Alerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches that readers want to hear from. */
@Command(
        name = "saved",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps searches whose new matches are told by feed, webhook and e-mail.",
            "Works beside a running 'sonin serve', which then tells of what matches."
        },
        subcommands = {SavedCommand.Add.class, SavedCommand.All.class, SavedCommand.End.class})
final class SavedCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: add, list or end");
    }

    static Alerts alerts(OpenHome.Opened opened, AddressPolicy reachable) {
        return new Alerts(
                opened.reading().library(),
                opened.archive().savedSearches(),
                opened.archive().leases(),
                reachable::allows,
                opened.reading()::home,
                opened.clock());
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Saves a search under a name.")
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(index = "0", paramLabel = "NAME", description = "What the search is called.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "QUERY", description = "In the query language.")
        private String query = "";

        @Option(
                names = "--target",
                paramLabel = "ADDRESS",
                description = "Beside the feeds: https://… for signed webhooks, mailto:… for e-mail. May be repeated.")
        private List<String> targets = List.of();

        @Option(names = "--allow-loopback", description = "Take targets on this very machine too, for trying out.")
        private boolean loopback;

        @Override
        public Integer call() {
            AddressPolicy reachable = loopback ? AddressPolicy.allowingLoopback() : AddressPolicy.publicOnly();
            return OpenHome.ask(home, files, opened -> switch (alerts(opened, reachable)
                    .save(name, query, targets)) {
                case Alerts.Saving.Saved saved -> {
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "saved as %d; feeds at /saved/%d/feed.atom and /saved/%d/feed.json%n",
                                    saved.search().id(),
                                    saved.search().id(),
                                    saved.search().id());
                    yield 0;
                }
                case Alerts.Saving.Refused refused -> throw new Failure(String.join("; ", refused.reasons()));
            });
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the saved searches.")
    static final class All implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Override
        public Integer call() {
            Table table = new Table("id", "name", "query", "targets", "reached");
            OpenHome.ask(home, files, opened -> {
                for (SavedSearch search :
                        alerts(opened, AddressPolicy.publicOnly()).all()) {
                    table.row(
                            String.valueOf(search.id()),
                            search.name(),
                            search.query(),
                            String.join(", ", search.targets()),
                            String.valueOf(search.reached()));
                }
                return 0;
            });
            PrintWriter out = spec.commandLine().getOut();
            out.print(table);
            out.flush();
            return 0;
        }
    }

    @Command(name = "end", mixinStandardHelpOptions = true, description = "Takes a saved search back.")
    static final class End implements Callable<Integer> {
        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "ID", description = "Its number, as 'sonin saved list' shows it.")
        private long id;

        @Override
        public Integer call() {
            return OpenHome.ask(
                    home,
                    files,
                    opened -> alerts(opened, AddressPolicy.publicOnly())
                            .end(id)
                            .map(search -> 0)
                            .orElseThrow(() -> new Failure("no saved search has the number " + id)));
        }
    }
}
