package mn.sonin.search.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;
import mn.sonin.indexer.story.Stories;

/**
 * The headlines of one day: the events that most sources told, chosen so that many sources are heard.
 *
 * @param sequence the place in the archive's sequence at which it was chosen: as of that place it is the same for ever, whatever is read back
 *     later
 * @param english at most ten, in the order to be read
 * @param mongolian at most ten, likewise
 * @param total articles published that day, in any language
 */
public record DayDigest(LocalDate day, long sequence, List<Hit> english, List<Hit> mongolian, long total) {
    /** Those that headlines are chosen from. */
    public static final Set<String> LANGUAGES = Set.of("en", "mn");

    /** As many headlines of each language as digests of this kind have always had. */
    private static final int MOST = 10;

    /** So many sources fewer a headline counts for each that its source already has. */
    private static final double HEARD = 0.75;

    /** Looked at before choosing; a busy day has fewer. */
    private static final int CANDIDATES = 500;

    public DayDigest {
        english = List.copyOf(english);
        mongolian = List.copyOf(mongolian);
    }

    /** All of them, English ones first. */
    public List<Hit> headlines() {
        return Stream.concat(english.stream(), mongolian.stream()).toList();
    }

    /**
     * The digest of a day as of a place in the sequence, or of all that is known by now.
     *
     * @throws UnfinishedException where the search came to its limit of time: a digest keeps its address for good
     */
    static DayDigest of(LocalDate day, OptionalLong asOf, Library library) {
        long place = Math.min(asOf.orElse(Long.MAX_VALUE), library.indexed());
        SearchAnswer.Found english = found(day, place, Set.of("en"), CANDIDATES, library);
        SearchAnswer.Found mongolian = found(day, place, Set.of("mn"), CANDIDATES, library);
        List<Hit> all = Stream.concat(english.hits().stream(), mongolian.hits().stream())
                .toList();
        Map<String, String> events = events(all, library.stories());
        Map<String, Set<String>> tellers = new HashMap<>();
        all.forEach(hit -> tellers.computeIfAbsent(event(hit, events), event -> new HashSet<>())
                .add(hit.source()));
        return new DayDigest(
                day,
                place,
                chosen(english.hits(), events, tellers),
                chosen(mongolian.hits(), events, tellers),
                found(day, place, Set.of(), 0, library).total());
    }

    private static SearchAnswer.Found found(
            LocalDate day, long place, Set<String> languages, int size, Library library) {
        SearchRequest request = new SearchRequest(
                "",
                languages,
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(day),
                Optional.of(day),
                SearchRequest.Sort.NEWEST,
                size,
                Optional.empty(),
                false,
                false,
                Expanding.ALL,
                false,
                OptionalLong.of(place),
                false);
        return switch (library.search(request)) {
            case SearchAnswer.Found found -> UnfinishedException.whole(found);
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException("a blank query was refused: " + problem.message());
        };
    }

    /**
     * The events that most sources told that day, each once. A source that has been heard counts against its next headline, so that small
     * ones are heard too; of headlines that stand equal the newest is taken.
     */
    private static List<Hit> chosen(List<Hit> hits, Map<String, String> events, Map<String, Set<String>> tellers) {
        List<Hit> left = new ArrayList<>(hits);
        List<Hit> chosen = new ArrayList<>();
        Map<String, Integer> heard = new HashMap<>();
        Set<String> told = new HashSet<>();
        Set<String> said = new HashSet<>();
        while (chosen.size() < MOST && !left.isEmpty()) {
            Hit best = Collections.max(
                    left,
                    Comparator.comparingDouble((Hit hit) -> worth(hit, events, tellers, heard))
                            .thenComparing(hit -> hit.published().instant())
                            .thenComparing(hit -> hit.id().value()));
            left.remove(best);
            boolean news = told.add(event(best, events));
            if (said.add(WordDiff.bare(best.title().text())) && news) {
                chosen.add(best);
                heard.merge(best.source(), 1, Integer::sum);
            }
        }
        return chosen;
    }

    private static double worth(
            Hit hit, Map<String, String> events, Map<String, Set<String>> tellers, Map<String, Integer> heard) {
        int sources = tellers.getOrDefault(event(hit, events), Set.of()).size();
        return sources - HEARD * heard.getOrDefault(hit.source(), 0);
    }

    private static String event(Hit hit, Map<String, String> events) {
        return events.getOrDefault(hit.id().value(), hit.id().value());
    }

    /** Which event each of these articles tells. */
    private static Map<String, String> events(List<Hit> hits, Stories stories) {
        Map<String, String> events = new HashMap<>();
        hits.forEach(hit -> stories.of(hit.id())
                .ifPresent(place -> events.put(hit.id().value(), place.story().value())));
        return events;
    }
}
