package mn.sonin.indexer.story;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mn.sonin.archive.ArticleId;

/**
 * Articles that tell one event.
 *
 * @param id that of the article that began it; never changes
 * @param members by time of publication
 */
public record Story(ArticleId id, List<Member> members) {
    public Story {
        members = List.copyOf(members);
    }

    /** Sources that tell it in their own words; where there are only copies, those. */
    public Set<String> sources() {
        Set<String> own =
                sources(members.stream().filter(member -> !member.copied()).toList());
        return own.isEmpty() ? sources(members) : own;
    }

    private static Set<String> sources(List<Member> members) {
        return members.stream().map(Member::source).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> languages() {
        return members.stream().map(Member::language).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The earliest article that is no copy. */
    public Member first() {
        return members.stream().filter(member -> !member.copied()).findFirst().orElse(members.getFirst());
    }

    /** What an article is in its story. */
    public enum Role {
        /** Told in the source's own words. */
        OWN,
        /** Another source's text, word for word or nearly so. */
        REPRINT,
        /** Another source's text in the other language, as it says itself. */
        TRANSLATION,
        /** An instalment of a series made by a template, such as weather; always a story of its own. */
        SERIES;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One article of a story.
     *
     * @param at when it was published; at noon where only the day is known
     * @param joined why it is here; empty for the one that began the story
     */
    public record Member(
            ArticleId article, String source, String language, Instant at, Role role, Optional<Joined> joined) {
        public boolean copied() {
            return role == Role.REPRINT || role == Role.TRANSLATION;
        }
    }

    /**
     * Why an article was put to a story.
     *
     * @param to the member it is most like
     * @param likeness from 0 to 1
     * @param hours between the two
     * @param shared names, numbers, ideas and rare words of both, the most telling first
     */
    public record Joined(ArticleId to, double likeness, long hours, List<String> shared) {
        public Joined {
            shared = List.copyOf(shared);
        }
    }
}
