package mn.sonin.search.api;

import com.ibm.icu.text.Transliterator;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import mn.sonin.archive.Article;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.library.Library;

/** Completes a hit with what a citation needs. */
final class Referring {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Library library;
    private final Supplier<URI> home;

    /**
     * Reads from this library.
     *
     * @param home the address readers use
     */
    Referring(Library library, Supplier<URI> home) {
        this.library = library;
        this.home = home;
    }

    ExportRow row(SearchAnswer.Hit hit) {
        Optional<Revision> revision = revision(hit);
        List<String> authors = revision.map(found ->
                        found.content().authors().stream().map(Attested::value).toList())
                .orElse(List.of());
        String name = library.configuration()
                .source(hit.source())
                .map(source -> source.names().in(hit.language()))
                .orElse(hit.source());
        String archived = home.get().resolve("/articles/" + hit.id()).toString();
        return new ExportRow(
                hit.id().value(),
                hit.source(),
                name,
                hit.language(),
                hit.title().text(),
                romanised(hit.title().text()),
                hit.published().at(),
                hit.published().precision().name().toLowerCase(Locale.ROOT),
                hit.publishedBasis(),
                hit.firstSeen(),
                hit.kind(),
                hit.revision(),
                authors,
                hit.url(),
                revision.map(found -> found.capture().value()).orElse(""),
                archived,
                library.stories()
                        .of(hit.id())
                        .map(place -> place.story().value())
                        .orElse(""),
                hit.topics(),
                citation(hit, authors, name, archived));
    }

    /** The one that the search found, which a search through past headlines may find long after it was replaced. */
    private Optional<Revision> revision(SearchAnswer.Hit hit) {
        return hit.current()
                ? library.article(hit.id()).map(Article::current)
                : library.history(hit.id()).stream()
                        .filter(revision -> revision.number() == hit.revision())
                        .findFirst();
    }

    private String citation(SearchAnswer.Hit hit, List<String> authors, String name, String archived) {
        String who = authors.isEmpty() ? "" : String.join(", ", authors) + ". ";
        String when = DAY.format(hit.published().at().atZoneSameInstant(library.zone()));
        return "%s«%s». %s, %s. %s. Archived in Sonin: %s"
                .formatted(who, hit.title().text(), name, when, hit.url(), archived);
    }

    /** In Latin letters by the rules of ICU for Mongolian Cyrillic (MNS 5217:2012). */
    private static String romanised(String title) {
        return Letters.MONGOLIAN.transliterate(title);
    }

    /** Loaded with the first export, for its rules take a while to read. */
    private static final class Letters {
        static final Transliterator MONGOLIAN = Transliterator.getInstance("mn-mn_Latn/MNS");
    }
}
