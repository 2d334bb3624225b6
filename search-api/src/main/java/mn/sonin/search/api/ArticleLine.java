package mn.sonin.search.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.http.Says;

/** One found article. */
@Says("One found article.")
public record ArticleLine(
        @Says("Its permanent id.") String id,
        @Says("Id of the source.") String source,

        @Says("Language of the text, ISO 639-1; und where it cannot be told.")
        String language,

        @Says("The headline as the site writes it.") String title,
        @Says("Address at the source.") String url,

        @Says("When it was published, and how that is known.")
        Published published,

        @Says("When Sonin first saw it.") Instant firstSeen,

        @Says("Why there is this revision: first, headline-only, edit, reread or removal.")
        String kind,

        @Says("Number of the revision found, from 1.") int revision,
        @Says("Whether it is what the article says now.") boolean current,
        @Says("Spans of the headline that matched.") List<Span> titleMarks,

        @Says("A passage of the text that matched; absent where the text may not be shown.")
        Optional<Snippet> snippet,

        @Says("How well it matches; 0 where the order is by time.")
        float score,

        @Says("Why it stands where it does, if that was asked.")
        Optional<String> explanation,

        @Says("Address of its page in this archive.") String archived,

        @Says("The event it tells; absent where that has not been settled yet.")
        Optional<StoryPlace> story) {

    static ArticleLine of(SearchAnswer.Hit hit, Stories stories) {
        return new ArticleLine(
                hit.id().value(),
                hit.source(),
                hit.language(),
                hit.title().text(),
                hit.url(),
                Published.of(hit.published(), hit.publishedBasis()),
                hit.firstSeen(),
                hit.kind(),
                hit.revision(),
                hit.current(),
                spans(hit.title()),
                hit.snippet().map(snippet -> new Snippet(snippet.text(), spans(snippet))),
                hit.score(),
                hit.explanation(),
                "/articles/" + hit.id(),
                stories.of(hit.id()).map(StoryPlace::of));
    }

    private static List<Span> spans(SearchAnswer.Marked marked) {
        return marked.spans().stream()
                .map(span -> new Span(span.from(), span.to()))
                .toList();
    }

    /** A part of a text. */
    @Says("A part of a text, in UTF-16 code units as JavaScript counts them.")
    public record Span(
            @Says("The first character.") int from,
            @Says("The one after the last.") int to) {}

    /** A story, in numbers. */
    @Says("The articles that tell one event, in numbers.")
    public record StoryPlace(
            @Says("Its permanent id; /api/v1/stories/{id} tells it.")
            String id,

            @Says("How many articles tell it.") int articles,

            @Says("How many sources tell it in their own words; reprints and translations do not count.")
            int sources,

            @Says("In how many languages.") int languages) {
        static StoryPlace of(Stories.Place place) {
            return new StoryPlace(place.story().value(), place.articles(), place.sources(), place.languages());
        }
    }

    /** A passage with its matches. */
    @Says("A passage of the text.")
    public record Snippet(
            @Says("The passage.") String text,
            @Says("Its parts that matched.") List<Span> marks) {}
}
