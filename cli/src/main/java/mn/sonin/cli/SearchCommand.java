package mn.sonin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.archive.Moment;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.analysis.ExpansionFile;
import mn.sonin.indexer.answer.LuceneSearch;
import mn.sonin.indexer.story.WrittenStories;
import mn.sonin.search.api.ArticleList;
import mn.sonin.search.api.CsvRows;
import mn.sonin.search.http.Json;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches from the command line. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds headlines in both languages. Works beside a running 'sonin serve'.")
final class SearchCommand implements Callable<Integer> {
    /** As in the API. */
    private static final int LARGEST = 1000;

    /** How the answer is written. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(
            paramLabel = "QUERY",
            description = "In the query language: words, \"phrases\", -not, OR, source:, lang:, after: …")
    private String query = "";

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}. Default: TEXT.", defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Option(names = "--sort", description = "${COMPLETION-CANDIDATES}. Default: RELEVANCE.", defaultValue = "RELEVANCE")
    private SearchRequest.Sort sort = SearchRequest.Sort.RELEVANCE;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Headlines at most, to 1000. Default: 20.",
            defaultValue = "20")
    private int size = 20;

    @Mixin
    private Choosing choosing;

    @Option(names = "--explain", description = "Tell of each headline why it stands where it does.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = files.of(home);
        Clock clock = Clock.systemUTC();
        home.mustExist();
        try (Indexes.Read index = Indexes.reading(home.folder(), configuration.settings(), clock);
                LuceneSearch search = new LuceneSearch(
                        index.searchable(),
                        () -> configuration,
                        ExpansionFile.at(files.folderOf(home).resolve(Archiving.DICTIONARY), clock),
                        clock,
                        Archiving.PATIENCE)) {
            return switch (search.search(request())) {
                case SearchAnswer.Found found ->
                    print(found, configuration.settings().zone());
                case SearchAnswer.Problem problem -> throw new Failure(told(problem));
            };
        }
    }

    private SearchRequest request() {
        if (size < 0 || size > LARGEST) {
            throw new ParameterException(
                    spec.commandLine(), "--size must be from 0 to %d, got %d".formatted(LARGEST, size));
        }
        SearchRequest request = choosing.request(query).sorted(sort).page(size, Optional.empty());
        // Lists of headlines show neither counts nor marked words.
        SearchRequest asked = format == Format.JSON ? request : request.bare();
        return explain ? asked.explained() : asked;
    }

    private String told(SearchAnswer.Problem problem) {
        String pointer = " ".repeat(problem.position()) + "^".repeat(Math.max(1, problem.length()));
        return "the query was not understood: %s%n  %s%n  %s%s"
                .formatted(
                        problem.message(),
                        query,
                        pointer,
                        problem.suggestion()
                                .map(query -> System.lineSeparator() + "Try: " + query)
                                .orElse(""));
    }

    private int print(SearchAnswer.Found found, ZoneId zone) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> text(out, found, zone);
            case JSON -> out.println(Json.write(articles(found)));
            case CSV -> csv(out, found.hits());
        }
        out.flush();
        // JSON says it itself.
        return format == Format.JSON || whole(spec, found) ? 0 : 1;
    }

    /** Whether all was found; else standard error says that it was not. */
    static boolean whole(CommandSpec spec, SearchAnswer.Found found) {
        if (found.partial()) {
            spec.commandLine()
                    .getErr()
                    .println("sonin: the search came to its limit of time before all was found; ask for less");
        }
        return !found.partial();
    }

    private ArticleList articles(SearchAnswer.Found found) {
        try (WrittenStories stories = WrittenStories.open(home.folder().resolve(Archiving.STORIES))) {
            return ArticleList.of(found, stories);
        }
    }

    private static void text(PrintWriter out, SearchAnswer.Found found, ZoneId zone) {
        for (SearchAnswer.Hit hit : found.hits()) {
            out.printf(
                    Locale.ROOT,
                    "%s  %-2s  %s  %s%n            %s%n",
                    day(hit.published(), zone),
                    hit.language(),
                    hit.source(),
                    hit.title().text(),
                    hit.url());
            hit.explanation().ifPresent(out::println);
        }
        out.printf(Locale.ROOT, "%d of %d%n", found.hits().size(), found.total());
        found.expansions()
                .forEach(other -> out.printf(
                        Locale.ROOT,
                        "Searched too: %s for %s (leave out with --without %s)%n",
                        other.to(),
                        other.from(),
                        other.id()));
        found.correction().ifPresent(other -> out.println("Did you mean: " + other));
    }

    private static void csv(PrintWriter out, List<SearchAnswer.Hit> hits) throws IOException {
        CSVPrinter rows = new CSVPrinter(out, CSVFormat.RFC4180);
        rows.printRecord("id", "published", "precision", "basis", "language", "source", "title", "url");
        for (SearchAnswer.Hit hit : hits) {
            rows.printRecord(
                    hit.id(),
                    hit.published().at(),
                    hit.published().precision().name().toLowerCase(Locale.ROOT),
                    hit.publishedBasis(),
                    hit.language(),
                    hit.source(),
                    CsvRows.harmless(hit.title().text()),
                    CsvRows.harmless(hit.url()));
        }
    }

    private static String day(Moment moment, ZoneId zone) {
        return moment.at().atZoneSameInstant(zone).format(DateTimeFormatter.ISO_LOCAL_DATE);
    }
}
