package mn.sonin.search.page;

import mn.sonin.indexer.SearchRequest;

/** The same search in another order. */
final class Sorting {
    private Sorting() {}

    static SearchRequest by(SearchRequest request, SearchRequest.Sort sort) {
        return by(request, sort, request.size());
    }

    static SearchRequest by(SearchRequest request, SearchRequest.Sort sort, int size) {
        return new SearchRequest(
                request.query(),
                request.languages(),
                request.sources(),
                request.collections(),
                request.topics(),
                request.from(),
                request.to(),
                sort,
                size,
                request.cursor(),
                request.facets(),
                request.highlights(),
                request.expansions(),
                request.history(),
                request.asOf(),
                request.explain());
    }
}
