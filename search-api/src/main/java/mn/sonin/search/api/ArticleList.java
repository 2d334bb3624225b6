package mn.sonin.search.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.http.Says;

/** One page of found articles, as the API and the command line both write it. */
@Says("One page of found articles.")
public record ArticleList(
        @Says("Articles found on all pages.") long total,
        @Says("Articles of this page.") List<ArticleLine> articles,

        @Says("Counts by facet (source, language, collection, topic, month), most first, months in order.")
        Map<String, List<Count>> facets,

        @Says("The cursor of the next page; absent on the last.")
        Optional<String> next,

        @Says("What else was searched.") List<Expansion> expansions,
        @Says("Another query that finds more.") Optional<String> correction,
        @Says("The query in its canonical form.") String query,

        @Says("The place in the archive's sequence that this answer reflects.")
        long sequence,

        @Says("The version of the analysis and its dictionaries.")
        String analysisVersion,

        @Says("Whether a time limit cut the search short.") boolean partial) {

    public static ArticleList of(SearchAnswer.Found found, Stories stories) {
        return new ArticleList(
                found.total(),
                found.hits().stream().map(hit -> ArticleLine.of(hit, stories)).toList(),
                facets(found.facets()),
                found.next(),
                found.expansions().stream().map(Expansion::of).toList(),
                found.correction(),
                found.canonical(),
                found.sequence(),
                found.analysisVersion(),
                found.partial());
    }

    private static Map<String, List<Count>> facets(Map<String, List<SearchAnswer.Count>> facets) {
        Map<String, List<Count>> counts = new java.util.LinkedHashMap<>();
        facets.forEach((name, values) -> counts.put(
                name,
                values.stream()
                        .map(value -> new Count(value.value(), value.count()))
                        .toList()));
        return counts;
    }

    /** A value of a facet. */
    @Says("A value of a facet.")
    public record Count(
            @Says("The value, as the parameter of the same name takes it.")
            String value,

            @Says("Articles found with it.") long count) {}

    /** Another wording that was searched too. */
    @Says("Another wording that was searched too.")
    public record Expansion(
            @Says("Its name, for the parameter without.") String id,
            @Says("Words of the query.") String from,
            @Says("What they were widened to.") String to,
            @Says("translation, name or topic.") String kind,
            @Says("The dictionary that says so.") String origin) {
        static Expansion of(SearchAnswer.Expansion expansion) {
            return new Expansion(
                    expansion.id(), expansion.from(), expansion.to(), expansion.kind(), expansion.origin());
        }
    }
}
