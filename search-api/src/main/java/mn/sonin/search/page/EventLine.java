package mn.sonin.search.page;

import java.util.List;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Retold;

/**
 * Who else tells the event of an article, folded away below its headline.
 *
 * @param told how many sources and languages tell it, in words
 * @param href where all of them are compared
 * @param others headlines of the others, by time; the first few
 */
record EventLine(String told, String href, List<Other> others) {
    /** Headlines shown: enough for nearly every event, little enough for a page of many. */
    private static final int SHOWN = 6;

    /** Another headline of the event. */
    record Other(String id, String language, String title, String sourceName, String when, String iso) {}

    /** Empty where nobody else tells it. */
    static Optional<EventLine> of(ArticleId article, Library library, Words words) {
        return library.stories()
                .of(article)
                .filter(place -> place.articles() > 1)
                .map(place -> new EventLine(
                        words.say(
                                "story.told",
                                words.count("story.sources", place.sources()),
                                words.count("story.languages", place.languages())),
                        "/stories/" + place.story(),
                        others(place, article, library, words)));
    }

    private static List<Other> others(Stories.Place place, ArticleId article, Library library, Words words) {
        return library.retold(place.story(), article, SHOWN).stream()
                .map(retold -> other(retold, library, words))
                .toList();
    }

    private static Other other(Retold retold, Library library, Words words) {
        return new Other(
                retold.member().article().value(),
                retold.member().language(),
                retold.title(),
                Names.source(library.configuration(), retold.member().source(), words),
                words.time(retold.member().at(), library.zone()),
                retold.member().at().toString());
    }
}
