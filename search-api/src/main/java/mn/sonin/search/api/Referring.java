package mn.sonin.search.api;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles.Credit;
import mn.sonin.archive.Articles.RevisionId;
import mn.sonin.archive.Moment;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.library.Library;

/** Completes hits with what a citation needs. */
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

    /** The rows of these hits, in their order; what the archive and the stories know of them is read for all at once. */
    List<ExportRow> rows(List<SearchAnswer.Hit> hits) {
        Map<RevisionId, Credit> credits = library
                .credits(hits.stream().map(Referring::revision).toList())
                .stream()
                .collect(Collectors.toMap(Credit::revision, Function.identity()));
        Map<ArticleId, ArticleId> stories =
                library.stories().of(hits.stream().map(SearchAnswer.Hit::id).collect(Collectors.toSet()));
        return hits.stream()
                .map(hit -> row(
                        hit,
                        Optional.ofNullable(credits.get(revision(hit))),
                        Optional.ofNullable(stories.get(hit.id()))))
                .toList();
    }

    /** The one that the search found, which a search through past headlines may find long after it was replaced. */
    private static RevisionId revision(SearchAnswer.Hit hit) {
        return new RevisionId(hit.id(), hit.revision());
    }

    private ExportRow row(SearchAnswer.Hit hit, Optional<Credit> credit, Optional<ArticleId> story) {
        List<String> authors = credit.map(Credit::authors).orElse(List.of());
        String name = library.configuration()
                .source(hit.source())
                .map(source -> source.names().in(hit.language()))
                .orElse(hit.source());
        String archived = home.get().resolve("/articles/" + hit.id()).toString();
        OffsetDateTime published = published(hit.published());
        return new ExportRow(
                hit.id().value(),
                hit.source(),
                name,
                hit.language(),
                hit.title().text(),
                Latin.of(hit.title().text()),
                published,
                hit.published().precision().name().toLowerCase(Locale.ROOT),
                hit.publishedBasis(),
                hit.firstSeen(),
                hit.kind(),
                hit.revision(),
                authors,
                hit.url(),
                credit.map(found -> found.capture().value()).orElse(""),
                archived,
                story.map(ArticleId::value).orElse(""),
                hit.topics(),
                citation(hit, published, authors, name, archived));
    }

    /** In the archive's zone, so that every form names the day by which a search finds it; a day that is all that the site said stands as it is. */
    private OffsetDateTime published(Moment published) {
        return published.precision() == Moment.Precision.DAY
                ? published.at()
                : published.at().atZoneSameInstant(library.zone()).toOffsetDateTime();
    }

    private static String citation(
            SearchAnswer.Hit hit, OffsetDateTime published, List<String> authors, String name, String archived) {
        String who = authors.isEmpty() ? "" : String.join(", ", authors) + ". ";
        String when = DAY.format(published);
        return "%s«%s». %s, %s. %s. Archived in Sonin: %s"
                .formatted(who, hit.title().text(), name, when, hit.url(), archived);
    }
}
