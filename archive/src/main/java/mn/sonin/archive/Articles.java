package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Articles and their revisions. */
public interface Articles {
    /**
     * Takes in what was seen. A first sight adds an article; other words than the current revision's make a new revision; a
     * headline of an article whose page is known changes nothing. Committed on return.
     */
    Recorded record(Observation observation);

    /**
     * Notes that a headline without a page was this article all along: the headline stops being current.
     *
     * @throws IllegalArgumentException where either is unknown
     */
    void absorb(ArticleId headline, ArticleId article);

    Optional<Article> find(ArticleId id);

    /** All revisions, oldest first; empty for an unknown article. */
    List<Revision> history(ArticleId id);

    /** Who wrote these revisions, and what proves them; in no order, and without those that there are not. */
    List<Credit> credits(List<RevisionId> revisions);

    /** Headline-only articles of this source that no article has absorbed, first seen in this span of time. */
    List<Article> headlinesOf(String source, Instant from, Instant to);

    /** What the articles of this source are called now that were first seen from this moment on, absorbed headlines apart; oldest first. */
    List<Titled> titled(String source, Instant from);

    /**
     * Revisions that became current or ceased to be after this place in the sequence, in the order of the change; each stands
     * once, as it is now. At most {@code limit} places of the sequence are looked at.
     */
    Changes changesAfter(long sequence, int limit);

    /** Edits and removals observed from this moment on, the newest first, at most so many; each stands as it is now. */
    List<Change> changedSince(Instant since, int limit);

    /** How many articles there are, absorbed headlines apart. */
    long count();

    /**
     * A step along the sequence.
     *
     * @param upTo the place reached; equal to the one asked from where nothing is new
     */
    record Changes(List<Change> changes, long upTo) {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One revision by its names.
     *
     * @param number from 1
     */
    record RevisionId(ArticleId article, int number) {}

    /**
     * What an article is called.
     *
     * @param at when it was published; where that is unknown, when it was first seen
     */
    record Titled(ArticleId id, String url, String title, Instant at) {}

    /**
     * What a list of many revisions needs beside its headlines, read without their texts.
     *
     * @param capture the record that proves it
     */
    record Credit(RevisionId revision, CaptureId capture, List<String> authors) {
        public Credit {
            authors = List.copyOf(authors);
        }
    }

    /** A revision that is new or has ceased to be current, with what the index needs of its article. */
    record Change(Revision revision, String source, String url, Instant firstSeen) {}
}
