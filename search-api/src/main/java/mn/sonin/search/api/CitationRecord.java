package mn.sonin.search.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mn.sonin.archive.Citation;
import mn.sonin.search.citation.Replay;
import mn.sonin.search.http.Says;

/** A search that can be replayed. */
@Says("A search that can be replayed, and what replaying it now gives (RDA, DOI 10.15497/RDA00016).")
record CitationRecord(
        @Says("Its permanent id.") String id,
        @Says("Its permanent address, for people.") String address,
        @Says("When it was first cited.") Instant created,

        @Says("The search in its canonical form, as a query string.")
        String search,

        @Says("The place in the archive's sequence that was cited.")
        long sequence,

        @Says("The version of the analysis, the dictionary, and topics and collections then, joined by +.")
        String analysisVersion,

        @Says("Articles found then.") long count,

        @Says("SHA-256 of the ids found then, oldest first, each ended by a line feed.")
        String digest,

        @Says("What the source-days of the search came to then.")
        String ledger,

        @Says("Whether the same list is found now.") boolean same,
        @Says("Articles found now, at the same place.") long countNow,
        @Says("SHA-256 of the ids found now.") String digestNow,

        @Says(
                "Why the list differs, each kind of reason once: analysis, dictionary, topic, collection, definition, query, "
                        + "absent, revision, published, index, archive.")
        List<String> reasons,

        @Says(
                "Whether the list found then was kept, so that differences can be told article by article; lists of more than "
                        + "100,000 articles, and those of citations made by earlier releases, were not.")
        boolean itemised,

        @Says("What the search is read by that is not what it was.")
        List<ChangeRecord> changes,

        @Says("Articles found then and not now.") int missing,
        @Says("Articles found now and not then.") int added,
        @Says("Articles that stand elsewhere in the list.") int moved,

        @Says("Each such article with its reasons; the first thousand.")
        List<DifferenceRecord> differences,

        @Says("Address of the articles as of then.") String articles) {

    /**
     * As programs read it.
     *
     * @param home the address readers use
     */
    static CitationRecord of(Replay replay, URI home) {
        Citation citation = replay.citation();
        Replay.Comparison comparison = replay.comparison();
        return new CitationRecord(
                citation.id(),
                home.resolve("/citations/" + citation.id()).toString(),
                citation.created(),
                citation.cited().query(),
                citation.cited().sequence(),
                citation.cited().analysis(),
                citation.cited().count(),
                citation.cited().digest(),
                citation.cited().ledger(),
                replay.same(),
                replay.count(),
                replay.digest(),
                replay.reasons().stream().map(CitationRecord::word).toList(),
                comparison.itemised(),
                comparison.changes().stream().map(ChangeRecord::of).toList(),
                comparison.missing(),
                comparison.added(),
                comparison.moved(),
                comparison.differences().stream().map(DifferenceRecord::of).toList(),
                home.resolve(replay.search().at("/api/v1/articles").toString()).toString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Something that is not what it was. */
    @Says("Something that is not what it was.")
    record ChangeRecord(
            @Says("The kind of reason.") String reason,
            @Says("What changed, as in topic copper.") String name,

            @Says("What it was; blank where that is not known or it was not there.")
            String then,

            @Says("What it is; blank where it is no more.") String now) {
        static ChangeRecord of(Replay.Change change) {
            return new ChangeRecord(word(change.reason()), change.name(), change.then(), change.now());
        }
    }

    /** An article by which the lists differ. */
    @Says("An article by which the lists differ.")
    record DifferenceRecord(
            @Says("Id of the article.") String article,
            @Says("missing, added or moved.") String fate,
            @Says("Everything that can be the reason.") List<ChangeRecord> why) {
        static DifferenceRecord of(Replay.Difference difference) {
            return new DifferenceRecord(
                    difference.article().value(),
                    word(difference.fate()),
                    difference.why().stream().map(ChangeRecord::of).toList());
        }
    }
}
