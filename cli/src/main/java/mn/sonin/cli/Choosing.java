package mn.sonin.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that searches: which articles are meant beside the query. Those of the API have the same names. */
final class Choosing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--lang", paramLabel = "CODE", split = ",", description = "Languages, as in en,mn; any of them.")
    private Set<String> languages = Set.of();

    @Option(names = "--source", paramLabel = "ID", split = ",", description = "Sources; any of them.")
    private Set<String> sources = Set.of();

    @Option(
            names = "--collection",
            paramLabel = "ID",
            split = ",",
            description = "Collections of sources; any of them.")
    private Set<String> collections = Set.of();

    @Option(names = "--topic", paramLabel = "ID", split = ",", description = "Topics; all of them.")
    private Set<String> topics = Set.of();

    @Option(names = "--from", paramLabel = "DAY", description = "First day of publication, as in 2025-12-05.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "Last day of publication, included.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--literal", description = "Search the words as typed, in no other language or script.")
    private boolean literal;

    @Option(
            names = "--without",
            paramLabel = "ID",
            split = ",",
            description = "Leave these expansions out; an answer names their ids.")
    private Set<String> without = Set.of();

    @Option(names = "--history", description = "Search past headlines and texts too.")
    private boolean history;

    @Option(
            names = "--asof",
            paramLabel = "PLACE",
            description = "As it would have been answered at this place of the archive's sequence.")
    private Optional<Long> place = Optional.empty();

    private ParameterException refused(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /**
     * The articles that are meant, without counts and marks.
     *
     * @throws ParameterException for what the API would refuse
     */
    SearchRequest request(String query) {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw refused("--from must not be after --to, got %s and %s".formatted(from.get(), to.get()));
        }
        Stream.concat(from.stream(), to.stream())
                .filter(day -> day.getYear() < 1 || day.getYear() > 9999)
                .findFirst()
                .ifPresent(day -> {
                    throw refused("a day is one like 2025-12-05, got %s".formatted(day));
                });
        place.filter(number -> number < 0).ifPresent(number -> {
            throw refused("--asof must be a place in the archive's sequence, a whole number from 0, got %d"
                    .formatted(number));
        });
        return new SearchRequest(
                query,
                languages,
                sources,
                collections,
                topics,
                from,
                to,
                Sort.RELEVANCE,
                0,
                Optional.empty(),
                false,
                false,
                new Expanding(!literal, without),
                history,
                place.map(OptionalLong::of).orElse(OptionalLong.empty()),
                false);
    }
}
