package mn.sonin.search.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import mn.sonin.indexer.story.Story;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.StoryCard;

/** Stories for programs. */
public final class StoryRoutes {
    static final Parameter<String> ID = Parameter.path("id", "Id of a story, 16 characters of base 32.");

    private final Library library;

    StoryRoutes(Library library) {
        this.library = library;
    }

    Reply one(Asked asked) {
        String id = asked.value(ID);
        return ArticleRoutes.idOf(id)
                .flatMap(library::story)
                .map(card -> Reply.json(StoryRecord.of(card)))
                .orElseGet(() -> Reply.notFound("No story has the id \"%s\".".formatted(id)));
    }

    /** A story. */
    @Says("The articles that tell one event.")
    public record StoryRecord(
            @Says("Its permanent id.") String id,

            @Says("Sources that tell it in their own words.")
            List<String> sources,

            @Says("Languages it is told in.") List<String> languages,

            @Says("Id of the article that had it first, copies apart.")
            String first,

            @Says("By time of publication.") List<ToldRecord> articles) {
        /** As programs read it. */
        public static StoryRecord of(StoryCard card) {
            return new StoryRecord(
                    card.id().value(),
                    List.copyOf(new TreeSet<>(card.sources())),
                    List.copyOf(new TreeSet<>(card.languages())),
                    card.first().value(),
                    card.told().stream().map(ToldRecord::of).toList());
        }
    }

    /** One article of a story. */
    @Says("One article of a story.")
    public record ToldRecord(
            @Says("Its permanent id.") String id,
            @Says("Id of the source.") String source,
            @Says("Language of the text, ISO 639-1.") String language,
            @Says("The headline as it is now.") String title,

            @Says("The first headline, where the site changed it.")
            Optional<String> before,

            @Says("Address at the source.") String url,
            @Says("When it was published.") Instant published,
            @Says("Seconds after the first article.") long delay,
            @Says("own, reprint, translation or series.") String role,
            @Says("Whether the site took it away.") boolean removed,

            @Says("Why it is here; absent for the article that began the story.")
            Optional<WhyRecord> why) {
        static ToldRecord of(StoryCard.Told told) {
            return new ToldRecord(
                    told.article().id().value(),
                    told.member().source(),
                    told.member().language(),
                    told.article().current().content().title().value(),
                    told.before(),
                    told.article().url(),
                    told.member().at(),
                    told.delay().toSeconds(),
                    told.member().role().word(),
                    told.removed(),
                    told.member().joined().map(WhyRecord::of));
        }
    }

    /** Why an article is in a story. */
    @Says("Why an article is in a story.")
    public record WhyRecord(
            @Says("Id of the article it is most like.") String to,
            @Says("How much, from 0 to 1.") double likeness,
            @Says("Hours between the two.") long hours,

            @Says("Names, numbers, ideas and rare words of both.")
            List<String> shared) {
        static WhyRecord of(Story.Joined joined) {
            return new WhyRecord(joined.to().value(), joined.likeness(), joined.hours(), joined.shared());
        }
    }
}
