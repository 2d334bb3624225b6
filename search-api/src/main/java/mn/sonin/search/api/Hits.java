package mn.sonin.search.api;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.search.library.Library;

/** All hits of a search, fetched page by page while they are read, so that memory holds one page whatever the total. */
final class Hits implements Iterator<SearchAnswer.Hit> {
    /** The largest page the index gives. */
    private static final int PAGE = 1000;

    private final Library library;
    private final SearchRequest request;
    private Iterator<SearchAnswer.Hit> page;
    private Optional<String> next;

    Hits(Library library, SearchRequest request, SearchAnswer.Found first) {
        this.library = library;
        this.request = request;
        this.page = first.hits().iterator();
        this.next = first.next();
    }

    /** The same search with the largest pages, and nothing that only readers of a page need. */
    static SearchRequest plain(SearchRequest request, Optional<String> cursor) {
        return new SearchRequest(
                request.query(),
                request.languages(),
                request.sources(),
                request.collections(),
                request.topics(),
                request.from(),
                request.to(),
                request.sort(),
                PAGE,
                cursor,
                false,
                false,
                request.expansions(),
                request.history(),
                request.asOf(),
                false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next.isPresent()) {
            turn();
        }
        return page.hasNext();
    }

    @Override
    public SearchAnswer.Hit next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further hit");
        }
        return page.next();
    }

    private void turn() {
        SearchAnswer answer = library.search(plain(request, next));
        List<SearchAnswer.Hit> hits = answer instanceof SearchAnswer.Found found ? found.hits() : List.of();
        next = answer instanceof SearchAnswer.Found found && !hits.isEmpty() ? found.next() : Optional.empty();
        page = hits.iterator();
    }
}
