package mn.sonin.search.citation;

import java.util.List;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Citation;
import mn.sonin.search.question.Address;

/**
 * A citation, searched again.
 *
 * @param search the address of the search as of then
 * @param count articles found now
 * @param digest of the list found now
 * @param comparison how the list is another one
 */
public record Replay(Citation citation, Address search, long count, String digest, Comparison comparison) {
    /** Whether a reader gets the list that was cited. */
    public boolean same() {
        return citation.cited().digest().equals(digest);
    }

    /** Every kind of reason why the list is another one, once; none where it is the same. */
    public List<Reason> reasons() {
        if (same()) {
            return List.of();
        }
        List<Reason> reasons = Stream.concat(
                        comparison.changes().stream(),
                        comparison.differences().stream().flatMap(difference -> difference.why().stream()))
                .map(Change::reason)
                .distinct()
                .sorted()
                .toList();
        return reasons.isEmpty() ? List.of(Reason.ARCHIVE) : reasons;
    }

    /**
     * Two lists, article by article.
     *
     * @param itemised whether both lists were there to be compared; of a citation without its list only the changes are known
     * @param changes of what the search is read by
     * @param missing articles that were cited and are not found
     * @param added articles that are found and were not cited
     * @param moved articles that stand elsewhere in the list
     * @param differences each article with its reasons, at most {@link Comparing#MOST}
     */
    public record Comparison(
            boolean itemised, List<Change> changes, int missing, int added, int moved, List<Difference> differences) {
        public Comparison {
            changes = List.copyOf(changes);
            differences = List.copyOf(differences);
        }
    }

    /** An article by which the lists differ. */
    public record Difference(ArticleId article, Fate fate, List<Change> why) {
        public Difference {
            why = List.copyOf(why);
        }
    }

    /** How. */
    public enum Fate {
        MISSING,
        ADDED,
        MOVED
    }

    /**
     * Something that is not what it was.
     *
     * @param name of what changed, as in {@code topic copper}
     * @param then what it was; blank where it was not there, or that is not known
     * @param now what it is; blank where it is no more
     */
    public record Change(Reason reason, String name, String then, String now) {}

    /** Why a list is another one. */
    public enum Reason {
        /** Query and articles are read by another version of the analysis of words. */
        ANALYSIS,
        /** The dictionary searches other words in the other language. */
        DICTIONARY,
        /** The operator changed the query of a topic. */
        TOPIC,
        /** The operator changed the sources of a collection. */
        COLLECTION,
        /** The search names topics or collections, and what they stood for was not kept. */
        DEFINITION,
        /** The search is no longer understood, for it names what the operator took away. */
        QUERY,
        /** The archive has nothing of the article at the cited place any more. */
        ABSENT,
        /** Another revision of the article stands at the cited place, because the rows were made again. */
        REVISION,
        /** The article has another date of publication, because the rows were made again. */
        PUBLISHED,
        /** The index is not yet at the cited place. */
        INDEX,
        /** The archive's rows were made again, or nothing else that is known. */
        ARCHIVE
    }
}
