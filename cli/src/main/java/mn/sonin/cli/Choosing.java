package mn.sonin.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;
import picocli.CommandLine.Option;

/** The options of every command that searches: which articles are meant beside the query. Those of the API have the same names. */
final class Choosing {
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

    /** The articles that are meant, without counts and marks. */
    SearchRequest request(String query) {
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
