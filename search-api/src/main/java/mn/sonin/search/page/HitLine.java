package mn.sonin.search.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.config.Configuration;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.library.Library;

/**
 * One found article as a page shows it.
 *
 * @param when in the archive's zone
 * @param basis what the time rests on, in words
 * @param original address at the source; empty where it is not of the web
 * @param notes what else a reader should know, in a word each
 * @param event who else tells the same
 */
record HitLine(
        String id,
        String language,
        String languageName,
        Marks title,
        Optional<Marks> snippet,
        String source,
        String sourceName,
        String when,
        String iso,
        String basis,
        Optional<String> original,
        List<String> notes,
        Optional<String> explanation,
        Optional<EventLine> event) {

    static List<HitLine> all(List<SearchAnswer.Hit> hits, Library library, Words words) {
        Events events = new Events(library, words);
        return hits.stream().map(hit -> of(hit, library, words, events)).toList();
    }

    private static HitLine of(SearchAnswer.Hit hit, Library library, Words words, Events events) {
        Configuration configuration = library.configuration();
        ZoneId zone = configuration.settings().zone();
        return new HitLine(
                hit.id().value(),
                hit.language(),
                words.name("language", hit.language()),
                Marks.of(hit.title()),
                hit.snippet().map(Marks::of),
                hit.source(),
                Names.source(configuration, hit.source(), words),
                words.time(hit.published(), zone),
                hit.published().at().toString(),
                words.name("basis", hit.publishedBasis()),
                Links.web(hit.url()),
                notes(hit, words),
                hit.explanation(),
                events.of(hit.id()));
    }

    private static List<String> notes(SearchAnswer.Hit hit, Words words) {
        Stream<String> kind = switch (hit.kind()) {
            case "headline-only", "edit", "removal" -> Stream.of(words.say("kind." + hit.kind()));
            default -> Stream.empty();
        };
        return Stream.concat(kind, hit.current() ? Stream.empty() : Stream.of(words.say("hit.past")))
                .toList();
    }
}
