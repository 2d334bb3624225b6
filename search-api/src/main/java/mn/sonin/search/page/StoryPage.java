package mn.sonin.search.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Story;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.StoryCard;
import mn.sonin.search.question.Address;

/** The page of an event. */
final class StoryPage {
    static final Parameter<String> ID = Parameter.path("id", "Id of a story.");

    private final Library library;
    private final Templates templates;

    StoryPage(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /** What the page shows. */
    record StoryView(String title, String language, String told, List<ToldLine> articles, String api) {}

    /**
     * One article.
     *
     * @param before an earlier headline
     * @param first whether it was told here first
     * @param removed whether the site took it away
     * @param notes when and how it followed
     * @param why what makes it part of the story, in a sentence
     */
    record ToldLine(
            String id,
            String language,
            String title,
            Optional<String> before,
            String source,
            String sourceName,
            String when,
            String iso,
            boolean first,
            boolean removed,
            List<String> notes,
            Optional<String> why) {}

    Reply show(Asked asked) {
        String id = asked.value(ID);
        Words words = Words.of(asked);
        return Optional.of(id)
                .filter(text -> text.matches("[0-9a-hjkmnp-tv-z]{16}"))
                .flatMap(text -> library.story(new ArticleId(text)))
                .map(card -> templates.render(
                        "story",
                        templates.chrome(words, words.say("story.title"), "search", Address.of("/stories/" + id)),
                        view(card, words)))
                .orElseGet(() -> Reply.notFound(words.say("story.unknown", id)));
    }

    private StoryView view(StoryCard card, Words words) {
        StoryCard.Told first = card.told().stream()
                .filter(told -> told.article().id().equals(card.first()))
                .findFirst()
                .orElse(card.told().getFirst());
        return new StoryView(
                title(first),
                first.member().language(),
                words.say(
                        "story.told",
                        words.count("story.sources", card.sources().size()),
                        words.count("story.languages", card.languages().size())),
                card.told().stream().map(told -> line(told, card, words)).toList(),
                "/api/v1/stories/" + card.id());
    }

    private ToldLine line(StoryCard.Told told, StoryCard card, Words words) {
        return new ToldLine(
                told.article().id().value(),
                told.member().language(),
                title(told),
                told.before(),
                told.member().source(),
                Names.source(library.configuration(), told.member().source(), words),
                words.time(told.member().at(), library.zone()),
                told.member().at().toString(),
                told.article().id().equals(card.first()),
                told.removed(),
                notes(told, card, words),
                told.member().joined().map(joined -> why(joined, words)));
    }

    private static String title(StoryCard.Told told) {
        return told.article().current().content().title().value();
    }

    private static List<String> notes(StoryCard.Told told, StoryCard card, Words words) {
        Stream<String> place = told.article().id().equals(card.first())
                ? Stream.empty()
                : told.delay().isNegative()
                        ? Stream.empty()
                        : Stream.of(words.say("story.delay", length(told.delay(), words)));
        Stream<String> role = told.member().role() == Story.Role.OWN
                ? Stream.empty()
                : Stream.of(words.say("story.role." + told.member().role().word()));
        return Stream.concat(place, role).toList();
    }

    private static String length(Duration delay, Words words) {
        if (delay.toHours() < 1) {
            return words.count("story.minutes", delay.toMinutes());
        }
        return delay.toDays() < 2
                ? words.count("story.hours", delay.toHours())
                : words.count("story.days", delay.toDays());
    }

    private static String why(Story.Joined joined, Words words) {
        return words.say(
                "story.why.shared",
                words.share(joined.likeness()),
                words.count("story.hours", joined.hours()),
                String.join(", ", joined.shared()));
    }
}
