package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.indexer.TimelineRequest;
import mn.sonin.indexer.TimelineRequest.Interval;
import mn.sonin.search.api.TopicRoutes;
import mn.sonin.search.api.TopicRoutes.By;
import mn.sonin.search.http.Json;
import mn.sonin.search.library.Coverage;
import mn.sonin.search.library.CoverageAnswer;
import mn.sonin.search.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts articles over time. */
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = {
            "Counts articles over time, by source, language or compared queries, with how well each span was watched:",
            "a zero in an outage is none. Works beside a running 'sonin serve'."
        })
final class TimelineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Mixin
    private Choosing choosing;

    @Parameters(paramLabel = "QUERY", arity = "0..1", description = "In the query language; blank for everything.")
    private String query = "";

    @Option(names = "--interval", paramLabel = "SPAN", description = "${COMPLETION-CANDIDATES}. Default: month.")
    private Interval interval = Interval.MONTH;

    @Option(names = "--by", paramLabel = "SERIES", description = "${COMPLETION-CANDIDATES}. Default: nothing.")
    private By by = By.NOTHING;

    @Option(
            names = "--compare",
            paramLabel = "QUERY",
            description = "A series of its own, as in topic:rio-tinto. May be given several times, instead of --by.")
    private List<String> compared = List.of();

    @Option(names = "--json", description = "As the API tells it.")
    private boolean json;

    @Override
    public Integer call() {
        if (by != By.NOTHING && !compared.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--by and --compare cannot be given together");
        }
        return OpenHome.ask(home, files, opened -> {
            print(coverage(opened.reading().library()));
            return 0;
        });
    }

    private Coverage coverage(Library library) {
        TimelineRequest asked = new TimelineRequest(choosing.request(query), interval, by.series(), compared);
        return switch (library.coverage(asked)) {
            case CoverageAnswer.Covered covered -> covered.coverage();
            case CoverageAnswer.Refused refused ->
                throw new Failure(
                        "the query was not understood: " + refused.problem().message());
        };
    }

    private void print(Coverage coverage) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(TopicRoutes.Timeline.of(coverage, interval, by)));
        } else {
            table(out, coverage);
        }
        out.flush();
    }

    private void table(PrintWriter out, Coverage coverage) {
        Table table = new Table(Stream.of(
                        Stream.of(interval.name().toLowerCase(Locale.ROOT)),
                        coverage.series().keySet().stream(),
                        Stream.of("watched"))
                .flatMap(names -> names)
                .toArray(String[]::new));
        for (int at = 0; at < coverage.buckets().size(); at++) {
            table.row(row(coverage, at));
        }
        out.print(table);
        coverage.first().ifPresent(day -> out.println("First: " + day));
        out.println("Peaks: " + days(coverage.peaks()));
        out.println("Silent: " + days(coverage.silent()));
    }

    private static String[] row(Coverage coverage, int at) {
        return Stream.of(
                        Stream.of(coverage.buckets().get(at).toString()),
                        coverage.series().values().stream()
                                .map(line -> line.counts().get(at)
                                        + line.shares()
                                                .get(at)
                                                .map(share -> String.format(Locale.ROOT, " (%.2f %%)", 100 * share))
                                                .orElse("")),
                        Stream.of(coverage.watch().get(at).state().name().toLowerCase(Locale.ROOT)))
                .flatMap(cells -> cells)
                .toArray(String[]::new);
    }

    private static String days(List<LocalDate> days) {
        return days.isEmpty() ? "none" : days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}
