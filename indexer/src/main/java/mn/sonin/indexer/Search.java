package mn.sonin.indexer;

import java.util.List;

/** What can be asked of the archive's index. Safe for use by several threads. */
public interface Search extends AutoCloseable {
    /** Articles that answer a query, with counts. */
    SearchAnswer search(SearchRequest request);

    /**
     * The revisions among those that answer a query, past ones included, that became current after a place in the archive's sequence.
     *
     * @param after the place; {@link SearchRequest#asOf} bounds them on the other side
     */
    SearchAnswer arrivals(SearchRequest request, long after);

    /** How many articles per span of time answer a query, one series for each value asked for. */
    TimelineAnswer timeline(TimelineRequest request);

    /** Completions of what was typed so far: topics, names and titles' words in both scripts, best first. */
    List<Suggestion> suggest(String typed, int limit);

    /** The place in the archive's sequence that answers reflect. */
    long sequence();

    /**
     * Changes whenever the same query could find something else: the version of the analysis, that of the dictionary, and that of topics and
     * collections, joined by {@code +}.
     */
    String analysisVersion();

    @Override
    void close();

    /**
     * A completion.
     *
     * @param text what would be typed
     * @param kind {@code topic}, {@code name}, {@code source} or {@code word}
     * @param query the query it stands for
     */
    record Suggestion(String text, String kind, String query) {}
}
