package mn.sonin.search.citation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citation.Grounds;
import mn.sonin.archive.Citations;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.search.library.Hits;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Address;

/** Cites searches and replays them. Safe for use by several threads. */
public final class Citing {
    /** Items of all lists that are kept on one day: some 30 MB. What is cited beyond that is kept by its digest alone. */
    private static final long ITEMS_A_DAY = 2_000_000;

    private final Library library;
    private final Citations citations;
    private final DayRoom room;

    public Citing(Library library, Citations citations) {
        this(library, citations, ITEMS_A_DAY);
    }

    /**
     * The same with less room, or more.
     *
     * @param room for so many items of lists on one day
     */
    Citing(Library library, Citations citations, long room) {
        this.library = library;
        this.citations = citations;
        this.room = new DayRoom(room);
    }

    /** What citing a search came to. */
    public sealed interface Cited {
        /**
         * It is kept; the same search at the same place was perhaps kept before, and is compared with the list found now.
         *
         * @param replay of that citation, which nothing was searched again for
         */
        record Kept(Replay replay) implements Cited {}

        /** The query was not understood. */
        record Refused(SearchAnswer.Problem problem) implements Cited {}
    }

    /**
     * Keeps a search with what it finds now, or found at the place it names.
     *
     * @throws mn.sonin.search.library.UnfinishedException where the search takes too long
     */
    public Cited cite(SearchRequest request) {
        long place = Math.min(request.asOf().orElse(Long.MAX_VALUE), library.indexed());
        return switch (Hits.of(library, CitedSearch.at(request, place))) {
            case Hits.Begun.Refused refused -> new Cited.Refused(refused.problem());
            case Hits.Begun.Going going -> {
                Again found = again(request, going.hits());
                Citation kept =
                        citations.cite(cited(request, place, going.hits().first(), found), library.now());
                yield new Cited.Kept(replay(kept, found));
            }
        };
    }

    /** A citation by its id, not searched again. */
    public Optional<Citation> find(String id) {
        return citations.find(id);
    }

    /**
     * The citation of this id, searched again; empty where there is none.
     *
     * @throws mn.sonin.search.library.UnfinishedException where the search takes too long
     */
    public Optional<Replay> replay(String id) {
        return citations.find(id).map(this::replay);
    }

    private Citation.Cited cited(SearchRequest request, long place, SearchAnswer.Found first, Again found) {
        return new Citation.Cited(
                CitedSearch.written(request, first.canonical()).queryString(),
                place,
                found.analysis(),
                found.listed().count(),
                found.listed().digest(),
                ledger(request),
                new Grounds(
                        found.meanings(),
                        found.listed().items().filter(items -> room.take(library.today(), items.size()))));
    }

    private Replay replay(Citation citation) {
        Address search = CitedSearch.read(citation.cited().query());
        return replay(
                citation,
                again(CitedSearch.at(
                        CitedSearch.request(search), citation.cited().sequence())));
    }

    private Replay replay(Citation citation, Again again) {
        return new Replay(
                citation,
                CitedSearch.read(citation.cited().query())
                        .with("asof", Long.toString(citation.cited().sequence())),
                again.listed().count(),
                again.listed().digest(),
                compared(citation.cited(), again));
    }

    /**
     * A cited search, searched again.
     *
     * @param refused why it no longer can be
     */
    private record Again(
            Listed listed, Map<String, String> meanings, String analysis, Optional<SearchAnswer.Problem> refused) {}

    private Again again(SearchRequest request) {
        return switch (Hits.of(library, request)) {
            case Hits.Begun.Going going -> again(request, going.hits());
            case Hits.Begun.Refused refused ->
                new Again(
                        Listed.of(Collections.emptyIterator()),
                        Meanings.of(request, List.of(), library.configuration()),
                        library.analysisVersion(),
                        Optional.of(refused.problem()));
        };
    }

    private Again again(SearchRequest request, Hits hits) {
        SearchAnswer.Found first = hits.first();
        return new Again(Listed.of(hits), meanings(request, first), first.analysisVersion(), Optional.empty());
    }

    private Map<String, String> meanings(SearchRequest request, SearchAnswer.Found first) {
        return Meanings.of(request, first.expansions(), library.configuration());
    }

    private Replay.Comparison compared(Citation.Cited cited, Again again) {
        return again.listed().digest().equals(cited.digest())
                ? new Replay.Comparison(cited.grounds().list().isPresent(), List.of(), 0, 0, 0, List.of())
                : new Comparing(library, cited, again.meanings(), again.analysis(), again.refused())
                        .with(again.listed());
    }

    /** What the source-days of the search came to, in a few words that any reader of the row understands. */
    private String ledger(SearchRequest request) {
        LocalDate today = library.today();
        LocalDate to = request.to()
                .orElseGet(() -> request.from().filter(today::isBefore).orElse(today));
        LocalDate from = request.from().orElseGet(() -> to.minusYears(1));
        Map<String, Long> counts = new TreeMap<>();
        library.sources(request).stream()
                .flatMap(source -> library.ledger(source, from, to).stream())
                .map(LedgerEntry::state)
                .forEach(state -> counts.merge(state.name().toLowerCase(Locale.ROOT), 1L, Long::sum));
        return "%s/%s %s".formatted(from, to, counts);
    }
}
