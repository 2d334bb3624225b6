package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import mn.sonin.config.Configuration;
import mn.sonin.config.Topic;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the topics. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Lists the topics with their names and queries.",
        subcommands = TopicsCommand.Test.class)
final class TopicsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Override
    public Integer call() {
        Table table = new Table("id", "English", "Mongolian", "query");
        for (Topic topic : files.read().topics()) {
            table.row(topic.id(), topic.names().en(), topic.names().mn(), topic.query());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    /** What a topic finds, and by which words. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Shows what a topic matches and why: the words of each headline and text, and what was searched too.")
    static final class Test implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "ID", description = "Of a topic, as 'sonin topics' shows it.")
        private String id = "";

        @Override
        public Integer call() {
            Path folder = files.folderOf(home);
            Configuration configuration = ConfigurationFolder.read(folder);
            Topic topic = configuration.topics().stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .orElseThrow(
                            () -> new Failure("there is no topic \"%s\" in %s; 'sonin topics --config %s' lists them"
                                    .formatted(id, folder, folder)));
            home.mustExist();
            Clock clock = Clock.systemUTC();
            try (Indexes.Read index = Indexes.reading(home.folder(), configuration.settings(), clock);
                    LuceneSearch search = new LuceneSearch(
                            index.searchable(),
                            () -> configuration,
                            ExpansionFile.at(folder.resolve(Archiving.DICTIONARY), clock),
                            clock,
                            Archiving.PATIENCE)) {
                return switch (search.search(SearchRequest.of(topic.query()))) {
                    case SearchAnswer.Found found -> print(topic, found);
                    case SearchAnswer.Problem problem ->
                        throw new Failure("topic \"%s\" was not understood: %s".formatted(id, problem.message()));
                };
            }
        }

        private int print(Topic topic, SearchAnswer.Found found) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(Locale.ROOT, "%s: %s%n%d articles%n", topic.id(), topic.query(), found.total());
            for (SearchAnswer.Hit hit : found.hits()) {
                out.printf(
                        Locale.ROOT,
                        "%s  %s  %s%n            %s%n",
                        hit.published().at().toLocalDate(),
                        hit.language(),
                        hit.title().text(),
                        why(hit));
            }
            out.flush();
            return SearchCommand.whole(spec, found) ? 0 : 1;
        }

        private static String why(SearchAnswer.Hit hit) {
            Set<String> words = new LinkedHashSet<>();
            words.addAll(marked(hit.title(), "headline: "));
            hit.snippet().ifPresent(snippet -> words.addAll(marked(snippet, "text: ")));
            return words.isEmpty() ? "matched further down in the text" : String.join(", ", words);
        }

        private static List<String> marked(SearchAnswer.Marked marked, String where) {
            return marked.spans().stream()
                    .map(span -> where + marked.text().substring(span.from(), span.to()))
                    .toList();
        }
    }
}
