package mn.sonin.search.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Stories;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Retold;

/** The events of one page's articles, each read once however many of the articles tell it. */
final class Events {
    /** Other headlines shown: enough for nearly every event, little enough for a page of many. */
    private static final int SHOWN = 6;

    private final Library library;
    private final Words words;
    private final Map<ArticleId, List<EventLine.Other>> read = new HashMap<>();

    Events(Library library, Words words) {
        this.library = library;
        this.words = words;
    }

    /** Empty where nobody else tells it. */
    Optional<EventLine> of(ArticleId article) {
        return library.stories()
                .of(article)
                .filter(place -> place.articles() > 1)
                .map(place -> line(place, article));
    }

    private EventLine line(Stories.Place place, ArticleId article) {
        return new EventLine(
                words.say(
                        "story.told",
                        words.count("story.sources", place.sources()),
                        words.count("story.languages", place.languages())),
                "/stories/" + place.story(),
                read.computeIfAbsent(place.story(), this::told).stream()
                        .filter(other -> !other.id().equals(article.value()))
                        .limit(SHOWN)
                        .toList());
    }

    private List<EventLine.Other> told(ArticleId story) {
        return library.retold(story, SHOWN + 1).stream().map(this::other).toList();
    }

    private EventLine.Other other(Retold retold) {
        return new EventLine.Other(
                retold.member().article().value(),
                retold.member().language(),
                retold.title(),
                Names.source(library.configuration(), retold.member().source(), words),
                words.time(retold.member().at(), library.zone()),
                retold.member().at().toString());
    }
}
