package mn.sonin.search.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.story.Stories;

/** A search that shows each event once. Its cursors remember the stories shown before, so that none comes again on a later page. */
final class Folding {
    private static final String BETWEEN = "~";

    /** Letters of an id that tell stories of one search apart. */
    private static final int SHORT = 7;

    /** Stories remembered: as many as an address can bear. */
    private static final int REMEMBERED = 150;

    private final Library library;

    Folding(Library library) {
        this.library = library;
    }

    /** One page of the unfolded search, folded. */
    SearchAnswer search(SearchRequest request) {
        List<String> cursor = request.cursor()
                .map(text -> Arrays.asList(text.split(BETWEEN, 2)))
                .orElse(List.of());
        Optional<String> unfolded = cursor.stream().findFirst();
        Set<String> shown = new LinkedHashSet<>();
        if (cursor.size() == 2) {
            for (int at = 0; at + SHORT <= cursor.getLast().length(); at += SHORT) {
                shown.add(cursor.getLast().substring(at, at + SHORT));
            }
        }
        return switch (library.search(request.page(request.size(), unfolded))) {
            case SearchAnswer.Found found -> folded(found, shown);
            case SearchAnswer.Problem problem -> problem;
        };
    }

    private SearchAnswer folded(SearchAnswer.Found found, Set<String> shown) {
        List<Hit> hits = found.hits().stream().filter(hit -> fresh(hit, shown)).toList();
        return new SearchAnswer.Found(
                found.total(),
                hits,
                found.facets(),
                found.next().map(next -> next + BETWEEN + newest(shown)),
                found.expansions(),
                found.correction(),
                found.canonical(),
                found.sequence(),
                found.analysisVersion(),
                found.partial());
    }

    private boolean fresh(Hit hit, Set<String> shown) {
        Optional<Stories.Place> place = library.stories().of(hit.id()).filter(story -> story.articles() > 1);
        return place.isEmpty() || shown.add(place.get().story().value().substring(0, SHORT));
    }

    private static String newest(Set<String> shown) {
        List<String> all = new ArrayList<>(shown);
        return String.join("", all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }
}
