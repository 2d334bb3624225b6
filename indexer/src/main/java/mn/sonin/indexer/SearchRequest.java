package mn.sonin.indexer;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A search as it was asked.
 *
 * @param query in the query language; blank finds everything
 * @param languages as {@link #language} reads them; ISO 639-1 codes; empty for any
 * @param sources ids; empty for any
 * @param collections ids; empty for any
 * @param topics ids; empty for any, several mean all of them
 * @param from first day of publication, in the archive's zone
 * @param to last day of publication, included
 * @param sort the order
 * @param size hits on one page, 0 to {@link #LARGEST}
 * @param cursor the {@link SearchAnswer.Found#next} of the page before
 * @param facets whether counts are wanted
 * @param highlights whether matching words are to be marked
 * @param expansions which expansions may be used
 * @param history whether past revisions are searched too
 * @param asOf the place in the sequence to search at; empty for now
 * @param explain whether each hit tells why it stands where it does
 */
public record SearchRequest(
        String query,
        Set<String> languages,
        Set<String> sources,
        Set<String> collections,
        Set<String> topics,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Sort sort,
        int size,
        Optional<String> cursor,
        boolean facets,
        boolean highlights,
        Expanding expansions,
        boolean history,
        OptionalLong asOf,
        boolean explain) {
    /** Hits on the largest page: those who read all hits of a search want few pages, and still hold but one in memory. */
    public static final int LARGEST = 10_000;

    /** The order of hits. */
    public enum Sort {
        RELEVANCE,
        NEWEST,
        OLDEST
    }

    /**
     * Which expansions may be used.
     *
     * @param on false searches the literal words in their own language only
     * @param without expansions the reader removed, by {@link SearchAnswer.Expansion#id}
     */
    public record Expanding(boolean on, Set<String> without) {
        public static final Expanding ALL = new Expanding(true, Set.of());
        public static final Expanding OFF = new Expanding(false, Set.of());

        public Expanding {
            without = Set.copyOf(without);
        }
    }

    public SearchRequest {
        languages = languages.stream().map(SearchRequest::language).collect(Collectors.toUnmodifiableSet());
        sources = Set.copyOf(sources);
        collections = Set.copyOf(collections);
        topics = Set.copyOf(topics);
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("size must be from 0 to %d, got %d".formatted(LARGEST, size));
        }
    }

    /** The code of a language, as it may be written in a query or a request: {@code MN}, {@code Mongolian} or {@code монгол} is {@code mn}. */
    public static String language(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "english", "англи" -> "en";
            case "mongolian", "монгол", "mon" -> "mn";
            default -> lower;
        };
    }

    /** Whether this is the code of some language (ISO 639). */
    public static boolean isLanguage(String code) {
        return code.matches("[a-z]{2,3}");
    }

    /** A plain search: everything current, twenty hits, all that a page shows. */
    public static SearchRequest of(String query) {
        return new SearchRequest(
                query,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Sort.RELEVANCE,
                20,
                Optional.empty(),
                true,
                true,
                Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);
    }

    /** The same search in another order. */
    public SearchRequest sorted(Sort other) {
        return with(other, size, cursor, facets, highlights, expansions, asOf, explain);
    }

    /** Another page of the same search. */
    public SearchRequest page(int hits, Optional<String> after) {
        return with(sort, hits, after, facets, highlights, expansions, asOf, explain);
    }

    /** The same search for its hits alone: without counts, marks and explanations. */
    public SearchRequest bare() {
        return with(sort, size, cursor, false, false, expansions, asOf, false);
    }

    /** The same search with the reason for each hit. */
    public SearchRequest explained() {
        return with(sort, size, cursor, facets, highlights, expansions, asOf, true);
    }

    /** The same search widened otherwise. */
    public SearchRequest expanding(Expanding other) {
        return with(sort, size, cursor, facets, highlights, other, asOf, explain);
    }

    /** The same search at a place of the sequence. */
    public SearchRequest asOf(long place) {
        return with(sort, size, cursor, facets, highlights, expansions, OptionalLong.of(place), explain);
    }

    /** What is searched stays; how it is answered changes. */
    private SearchRequest with(
            Sort inOrder,
            int hits,
            Optional<String> after,
            boolean counted,
            boolean marked,
            Expanding widened,
            OptionalLong at,
            boolean explained) {
        return new SearchRequest(
                query,
                languages,
                sources,
                collections,
                topics,
                from,
                to,
                inOrder,
                hits,
                after,
                counted,
                marked,
                widened,
                history,
                at,
                explained);
    }
}
