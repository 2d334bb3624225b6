package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.search.citation.CitationText;
import mn.sonin.search.citation.Citing;
import mn.sonin.search.citation.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cites searches, and replays cited ones. */
@Command(
        name = "cite",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps a search under a permanent address, or replays one that was kept: whether it finds the same list.",
            "Works beside a running 'sonin serve'."
        })
final class CiteCommand implements Callable<Integer> {
    /** How it is written. */
    enum Format {
        TEXT,
        RIS,
        BIBTEX,
        CSL
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Mixin
    private Choosing choosing;

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "A search to keep, in the query language; blank for everything that the options choose.")
    private Optional<String> query = Optional.empty();

    @Option(names = "--replay", paramLabel = "ID", description = "A citation to replay, instead of a search to keep.")
    private Optional<String> replayed = Optional.empty();

    @Option(names = "--format", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        if (query.isPresent() == replayed.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "either a search to keep, \"\" for everything, or --replay is expected");
        }
        return OpenHome.ask(home, files, opened -> {
            Citing citing =
                    new Citing(opened.reading().library(), opened.archive().citations());
            print(replayed.map(id -> replayed(citing, id)).orElseGet(() -> kept(citing)), opened.reading());
            return 0;
        });
    }

    private static Replay replayed(Citing citing, String id) {
        return citing.replay(id).orElseThrow(() -> new Failure("no citation has the id \"%s\"".formatted(id)));
    }

    private Replay kept(Citing citing) {
        return switch (citing.cite(choosing.request(query.orElse("")))) {
            case Citing.Cited.Kept kept -> kept.replay();
            case Citing.Cited.Refused refused ->
                throw new Failure(
                        "the query was not understood: " + refused.problem().message());
        };
    }

    private void print(Replay replay, Reading reading) {
        ZoneId zone = reading.library().zone();
        CitationText text = CitationText.of(replay.citation(), reading.home(), zone);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> out.printf("%s%n%s%n", text.sentence(), told(replay));
            case RIS -> out.print(text.ris());
            case BIBTEX -> out.print(text.bibtex());
            case CSL -> out.print(text.csl());
        }
        out.flush();
    }

    private static String told(Replay replay) {
        if (replay.same()) {
            return "Replayed: the same list";
        }
        Replay.Comparison comparison = replay.comparison();
        Stream<String> heads = Stream.of(
                String.format(
                        Locale.ROOT,
                        "Replayed: another list, %d articles, %s; because of: %s",
                        replay.count(),
                        replay.digest(),
                        replay.reasons().stream().map(CiteCommand::word).collect(Collectors.joining(", "))),
                comparison.itemised()
                        ? "%d missing, %d added, %d moved"
                                .formatted(comparison.missing(), comparison.added(), comparison.moved())
                        : "The list of this citation was not kept, so that no article can be told by itself");
        Stream<String> changes = comparison.itemised()
                ? Stream.of()
                : comparison.changes().stream().map(CiteCommand::told);
        Stream<String> differences = comparison.differences().stream()
                .map(difference -> "%s %s: %s"
                        .formatted(
                                word(difference.fate()),
                                difference.article(),
                                difference.why().stream().map(CiteCommand::told).collect(Collectors.joining("; "))));
        return Stream.of(heads, changes, differences)
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String told(Replay.Change change) {
        return "%s: %s, was \"%s\", is \"%s\""
                .formatted(word(change.reason()), change.name(), change.then(), change.now());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
