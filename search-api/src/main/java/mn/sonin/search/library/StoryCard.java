package mn.sonin.search.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Article;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Revision;
import mn.sonin.indexer.story.Story;

/**
 * A story as readers see it.
 *
 * @param told by time of publication
 * @param first who had it first, copies apart
 * @param sources that tell it in their own words
 */
public record StoryCard(ArticleId id, List<Told> told, ArticleId first, Set<String> sources, Set<String> languages) {
    public StoryCard {
        told = List.copyOf(told);
        sources = Set.copyOf(sources);
        languages = Set.copyOf(languages);
    }

    /**
     * One article of the story.
     *
     * @param member its place in the story
     * @param article what it says now
     * @param delay after the first one; negative for a copy that bears an earlier date
     * @param before the headline that it had first, where that was another one in more than trifles
     */
    public record Told(Story.Member member, Article article, Duration delay, Optional<String> before) {
        public boolean removed() {
            return article.current().kind() == Revision.Kind.REMOVAL;
        }
    }

    /** Headlines that turned out to be another article are left out. */
    static Optional<StoryCard> of(Story story, Articles articles) {
        List<Story.Member> members = new ArrayList<>();
        List<Article> found = new ArrayList<>();
        for (Story.Member member : story.members()) {
            articles.find(member.article())
                    .filter(article -> article.absorbedBy().isEmpty())
                    .ifPresent(article -> {
                        members.add(member);
                        found.add(article);
                    });
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Story left = new Story(story.id(), members);
        Story.Member first = left.first();
        List<Told> told = new ArrayList<>();
        for (int at = 0; at < members.size(); at++) {
            Duration delay = Duration.between(first.at(), members.get(at).at());
            told.add(new Told(members.get(at), found.get(at), delay, before(found.get(at), articles)));
        }
        return Optional.of(new StoryCard(story.id(), told, first.article(), left.sources(), left.languages()));
    }

    private static Optional<String> before(Article article, Articles articles) {
        if (article.current().number() == 1) {
            return Optional.empty();
        }
        String first =
                articles.history(article.id()).getFirst().content().title().value();
        String now = article.current().content().title().value();
        return WordDiff.trivial(first, now) ? Optional.empty() : Optional.of(first);
    }
}
