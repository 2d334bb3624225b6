package mn.sonin.search.library;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.SearchRequest.Sort;

/** Searches that Sonin itself asks. */
public final class Requests {
    private Requests() {}

    /** Counts only. */
    public static SearchRequest counting(String query) {
        return request(query, Set.of(), Set.of(), Sort.NEWEST, 0, true);
    }

    /** The newest article in one of these languages. */
    public static SearchRequest newest(String query, Set<String> languages) {
        return request(query, languages, Set.of(), Sort.NEWEST, 1, false);
    }

    /** The articles of a topic in one language, or in any where none is named. */
    public static SearchRequest topic(String topic, Set<String> languages, Sort sort, int size, boolean facets) {
        return request("", languages, Set.of(topic), sort, size, facets);
    }

    private static SearchRequest request(
            String query, Set<String> languages, Set<String> topics, Sort sort, int size, boolean facets) {
        return new SearchRequest(
                query,
                languages,
                Set.of(),
                Set.of(),
                topics,
                Optional.empty(),
                Optional.empty(),
                sort,
                size,
                Optional.empty(),
                facets,
                false,
                Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);
    }
}
