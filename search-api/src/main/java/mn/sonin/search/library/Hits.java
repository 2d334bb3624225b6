package mn.sonin.search.library;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;

/**
 * All hits of a search, fetched page by page while they are read, so that memory holds one page whatever the total. A search that cannot be
 * finished never looks finished: it throws {@link UnfinishedException}.
 */
public final class Hits implements Iterator<SearchAnswer.Hit> {
    /** The largest page the index gives: each costs a whole search. */
    private static final int PAGE = SearchRequest.LARGEST;

    private final Library library;
    private final SearchRequest request;
    private final SearchAnswer.Found first;
    private Iterator<SearchAnswer.Hit> page;
    private Optional<String> next;

    private Hits(Library library, SearchRequest request, SearchAnswer.Found first) {
        this.library = library;
        this.request = request;
        this.first = first;
        this.page = first.hits().iterator();
        this.next = first.next();
    }

    /** What beginning came to. */
    public sealed interface Begun {
        record Going(Hits hits) implements Begun {}

        /** The query was not understood. */
        record Refused(SearchAnswer.Problem problem) implements Begun {}
    }

    /** Begins with the first page; which one was asked for, and what a page shows beyond its hits, does not matter. */
    public static Begun of(Library library, SearchRequest request) {
        return switch (library.search(plain(request, Optional.empty()))) {
            case SearchAnswer.Found found ->
                new Begun.Going(new Hits(library, request, UnfinishedException.whole(found)));
            case SearchAnswer.Problem problem -> new Begun.Refused(problem);
        };
    }

    /** The answer that the first page came with. */
    public SearchAnswer.Found first() {
        return first;
    }

    private static SearchRequest plain(SearchRequest request, Optional<String> cursor) {
        return request.bare().page(PAGE, cursor);
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

    /** The next ones, as many as this page still has, at most so many; at least one where there is a next one. */
    public List<SearchAnswer.Hit> batch(int most) {
        List<SearchAnswer.Hit> batch = new ArrayList<>();
        do {
            batch.add(next());
        } while (batch.size() < most && page.hasNext());
        return batch;
    }

    private void turn() {
        switch (library.search(plain(request, next))) {
            case SearchAnswer.Found found -> {
                page = UnfinishedException.whole(found).hits().iterator();
                next = found.hits().isEmpty() ? Optional.empty() : found.next();
            }
            case SearchAnswer.Problem problem ->
                throw new UnfinishedException("a further page was refused: " + problem.message());
        }
    }
}
