package mn.sonin.indexer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Moment;

/** What a search came to. */
public sealed interface SearchAnswer {
    /**
     * The query was understood.
     *
     * @param total hits on all pages
     * @param hits of this page
     * @param facets per facet (language, source, collection, topic, month) its values
     *     with their counts, most first, months in order; empty where none were asked for
     * @param next the cursor of the next page; empty on the last
     * @param expansions what else was searched
     * @param correction another query that finds more, for «did you mean»
     * @param canonical the query in its one canonical form
     * @param sequence the place in the archive's sequence that this answer reflects
     * @param analysisVersion see {@link Search#analysisVersion}
     * @param partial whether a time limit cut the search short
     */
    record Found(
            long total,
            List<Hit> hits,
            Map<String, List<Count>> facets,
            Optional<String> next,
            List<Expansion> expansions,
            Optional<String> correction,
            String canonical,
            long sequence,
            String analysisVersion,
            boolean partial)
            implements SearchAnswer {
        public Found {
            hits = List.copyOf(hits);
            expansions = List.copyOf(expansions);
        }
    }

    /**
     * The query (or its cursor, or a topic or source named in it) was not understood.
     *
     * @param position of the first character at fault in the query, from 0
     * @param length of the part at fault, may be 0
     * @param message what was found and what was expected
     * @param suggestion a query that would be understood; empty for none
     */
    record Problem(int position, int length, String message, Optional<String> suggestion) implements SearchAnswer {}

    /** A value of a facet. */
    record Count(String value, long count) {}

    /**
     * Another wording that was searched too.
     *
     * @param id by which a reader can remove it
     * @param from the words of the query
     * @param to what they were widened to
     * @param kind {@code translation}, {@code name} or {@code topic}
     * @param origin which dictionary says so
     */
    record Expansion(String id, String from, String to, String kind, String origin) {}

    /**
     * One article that answers.
     *
     * @param title with matching words marked
     * @param snippet a passage of the text with matching words marked; empty where the text does not match or may not be shown
     * @param publishedBasis word of {@link mn.sonin.archive.Basis}; of {@code first-seen} where no date is known
     * @param kind of the revision, lower case with hyphens
     * @param revision number of the revision found
     * @param current whether it is what the article says now
     * @param topics ids of the topics that find this revision, in the operator's order
     * @param score 0 where the order is by time
     * @param explanation empty where none was asked for
     */
    record Hit(
            ArticleId id,
            String source,
            String language,
            Marked title,
            Optional<Marked> snippet,
            String url,
            Moment published,
            String publishedBasis,
            Instant firstSeen,
            String kind,
            int revision,
            boolean current,
            List<String> topics,
            float score,
            Optional<String> explanation) {
        public Hit {
            topics = List.copyOf(topics);
        }
    }

    /** Plain text with the spans that matched, never overlapping, in order. */
    record Marked(String text, List<Span> spans) {
        public Marked {
            spans = List.copyOf(spans);
        }
    }

    /** From the first character to the one after the last. */
    record Span(int from, int to) {}
}
