package mn.sonin.indexer;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A search as it was asked.
 *
 * @param query in the query language; blank finds everything
 * @param languages ISO 639-1 codes; empty for any
 * @param sources ids; empty for any
 * @param collections ids; empty for any
 * @param topics ids; empty for any, several mean all of them
 * @param from first day of publication, in the archive's zone
 * @param to last day of publication, included
 * @param sort the order
 * @param size hits on one page, 0 to 1000
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
        languages = Set.copyOf(languages);
        sources = Set.copyOf(sources);
        collections = Set.copyOf(collections);
        topics = Set.copyOf(topics);
        if (size < 0 || size > 1000) {
            throw new IllegalArgumentException("size must be from 0 to 1000, got " + size);
        }
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
}
