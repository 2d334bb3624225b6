package mn.sonin.search.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.indexer.SearchRequest.Expanding;

/**
 * The headlines of one day, chosen so that as many sources as possible are heard.
 *
 * @param english at most ten, in the order to be read
 * @param mongolian at most ten, likewise
 * @param total articles published that day
 */
public record DayDigest(LocalDate day, List<Hit> english, List<Hit> mongolian, long total) {
    /** As many headlines of each language as digests of this kind have always had. */
    private static final int MOST = 10;

    /** Looked at before choosing; a busy day has fewer. */
    private static final int CANDIDATES = 500;

    public DayDigest {
        english = List.copyOf(english);
        mongolian = List.copyOf(mongolian);
    }

    /** The digest of a day; the same day gives the same digest as long as nothing of that day is added. */
    static DayDigest of(LocalDate day, Library library) {
        SearchAnswer.Found english = found(day, "en", library);
        SearchAnswer.Found mongolian = found(day, "mn", library);
        return new DayDigest(
                day, chosen(english.hits()), chosen(mongolian.hits()), english.total() + mongolian.total());
    }

    private static SearchAnswer.Found found(LocalDate day, String language, Library library) {
        SearchRequest request = new SearchRequest(
                "",
                Set.of(language),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(day),
                Optional.of(day),
                SearchRequest.Sort.NEWEST,
                CANDIDATES,
                Optional.empty(),
                false,
                false,
                Expanding.ALL,
                false,
                OptionalLong.empty(),
                false);
        return switch (library.search(request)) {
            case SearchAnswer.Found found -> found;
            case SearchAnswer.Problem problem ->
                throw new IllegalStateException("a blank query was refused: " + problem.message());
        };
    }

    /** One headline of each source in turn; those that say the same as an earlier one are left out. */
    private static List<Hit> chosen(List<Hit> hits) {
        Map<String, List<Hit>> bySource = new LinkedHashMap<>();
        Set<String> said = new HashSet<>();
        hits.stream()
                .sorted(Comparator.comparing((Hit hit) -> hit.published().instant())
                        .reversed()
                        .thenComparing(hit -> hit.id().value()))
                .filter(hit -> said.add(WordDiff.bare(hit.title().text())))
                .forEach(hit -> bySource.computeIfAbsent(hit.source(), source -> new ArrayList<>())
                        .add(hit));
        List<Hit> chosen = new ArrayList<>();
        for (int turn = 0; turn < MOST && chosen.size() < MOST; turn++) {
            for (List<Hit> ofSource : bySource.values()) {
                if (turn < ofSource.size() && chosen.size() < MOST) {
                    chosen.add(ofSource.get(turn));
                }
            }
        }
        return chosen;
    }
}
