package mn.sonin.search.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Revision;
import mn.sonin.archive.SavedSearch;
import mn.sonin.indexer.SearchAnswer.Expansion;
import mn.sonin.indexer.SearchAnswer.Hit;
import mn.sonin.indexer.SearchAnswer.Marked;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.http.Json;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Library;

/** One match as it is told, in every form. */
@Says("An article that matches a saved search.")
public record Item(
        @Says("Id of the saved search.") long search,
        @Says("Name of the saved search.") String name,
        @Says("Id of the article.") String article,
        @Says("Number of its revision.") int revision,
        @Says("Id of the source.") String source,
        @Says("Language, ISO 639-1.") String language,
        @Says("The headline.") String title,
        @Says("Address at the source.") String url,
        @Says("Address in this archive.") String archived,

        @Says("When it was published, or first seen where that is not known.")
        Instant published,

        @Says("What that time rests on.") String basis,
        @Says("When Sonin saw it.") Instant observed,
        @Says("first, headline-only or edit.") String kind,

        @Says("Whether it was published long before Sonin saw it, as when a source is read back.")
        boolean late,

        @Says("Words of the article that matched.") List<String> matched,

        @Says("Expansions that led to them, as in «Rio Tinto → Рио Тинто»; empty where the words themselves did.")
        List<String> through,

        @Says("Id of the event it tells.") Optional<String> story,
        @Says("How many sources tell that event so far.") int sources) {
    /** After so long an article is no news. */
    private static final Duration LATE = Duration.ofDays(3);

    private static final int ROOT = 4;

    static Item of(SavedSearch search, Hit hit, Revision revision, List<Expansion> used, Library library, URI home) {
        Optional<Stories.Place> place = library.stories().of(hit.id());
        List<String> matched = matched(hit);
        Instant published = hit.published().instant();
        return new Item(
                search.id(),
                search.name(),
                hit.id().value(),
                hit.revision(),
                hit.source(),
                hit.language(),
                hit.title().text(),
                hit.url(),
                home.resolve("/articles/" + hit.id()).toString(),
                published,
                hit.publishedBasis(),
                revision.observed(),
                hit.kind(),
                Duration.between(published, revision.observed()).compareTo(LATE) > 0,
                matched,
                through(matched, used),
                place.map(story -> story.story().value()),
                place.map(Stories.Place::sources).orElse(1));
    }

    private static List<String> matched(Hit hit) {
        return Stream.concat(words(hit.title()), hit.snippet().stream().flatMap(Item::words))
                .distinct()
                .toList();
    }

    private static Stream<String> words(Marked marked) {
        return marked.spans().stream()
                .map(span -> marked.text().substring(span.from(), span.to()).toLowerCase(Locale.ROOT));
    }

    /** Those expansions one of whose words begins like a word that matched: endings differ. */
    private static List<String> through(List<String> matched, List<Expansion> used) {
        return used.stream()
                .filter(expansion -> matched.stream()
                        .anyMatch(word -> Stream.of(
                                        expansion.to().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                                .anyMatch(part -> alike(part, word))))
                .map(expansion -> expansion.from() + " → " + expansion.to())
                .distinct()
                .toList();
    }

    private static boolean alike(String part, String word) {
        int root = Math.min(ROOT, Math.min(part.length(), word.length()));
        return root > 1 && part.regionMatches(0, word, 0, root);
    }

    String written() {
        return Json.write(this);
    }

    /** What {@link #written} wrote. */
    public static Item read(String written) {
        return Json.read(written, Item.class);
    }
}
