package mn.sonin.indexer.story;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.ArticleId;

/** Which articles tell one event. Safe for use by several threads. */
public interface Stories {
    /** Where no stories are kept. */
    Stories NONE = new Stories() {
        @Override
        public Optional<Place> of(ArticleId article) {
            return Optional.empty();
        }

        @Override
        public Map<ArticleId, ArticleId> of(Set<ArticleId> articles) {
            return Map.of();
        }

        @Override
        public Optional<Story> find(ArticleId id) {
            return Optional.empty();
        }

        @Override
        public long sequence() {
            return 0;
        }
    };

    /** The story of an article; empty where it has not been settled yet. */
    Optional<Place> of(ArticleId article);

    /** The ids of the stories of many articles, those left out that have not been settled yet. */
    Map<ArticleId, ArticleId> of(Set<ArticleId> articles);

    /** A story with its members. */
    Optional<Story> find(ArticleId id);

    /** The place in the archive's sequence up to which every article has its story. */
    long sequence();

    /**
     * An article's place in a story.
     *
     * @param story the story's id, which is that of the article that began it
     * @param articles how many tell it
     * @param sources how many sources tell it in their own words; copies do not count
     * @param languages how many languages it is told in
     */
    record Place(ArticleId story, int articles, int sources, int languages) {}
}
