package mn.sonin.search.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.story.Stories;
import mn.sonin.indexer.story.Story;

/** Who tells an event, read once for as long as nothing in the archive changes. Safe for use by several threads. */
final class Retellings {
    /** Events of many pages of results, a few headlines each. */
    private static final int KEPT = 2_000;

    private final Stories stories;
    private final Archive archive;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Asked, List<Retold>> known = new HashMap<>();
    private Place place = new Place(-1, -1);

    private record Asked(ArticleId story, int limit) {}

    /** How far the stories and the archive had come. */
    private record Place(long stories, long archive) {}

    Retellings(Stories stories, Archive archive) {
        this.stories = stories;
        this.archive = archive;
    }

    List<Retold> of(ArticleId story, int limit) {
        Place now = new Place(stories.sequence(), archive.sequence());
        Asked asked = new Asked(story, limit);
        return kept(now, asked).orElseGet(() -> keep(now, asked, read(story, limit)));
    }

    private Optional<List<Retold>> kept(Place now, Asked asked) {
        turn.lock();
        try {
            if (!place.equals(now) || known.size() >= KEPT) {
                known.clear();
                place = now;
            }
            return Optional.ofNullable(known.get(asked));
        } finally {
            turn.unlock();
        }
    }

    /** What was read while the archive went on is not kept. */
    private List<Retold> keep(Place now, Asked asked, List<Retold> read) {
        turn.lock();
        try {
            if (place.equals(now) && now.equals(new Place(stories.sequence(), archive.sequence()))) {
                known.put(asked, read);
            }
            return read;
        } finally {
            turn.unlock();
        }
    }

    private List<Retold> read(ArticleId story, int limit) {
        return stories.find(story).stream()
                .flatMap(found -> found.members().stream())
                .flatMap(member -> read(member).stream())
                .limit(limit)
                .toList();
    }

    private Optional<Retold> read(Story.Member member) {
        return archive.articles()
                .find(member.article())
                .filter(article -> article.absorbedBy().isEmpty())
                .map(article ->
                        new Retold(member, article.current().content().title().value()));
    }
}
