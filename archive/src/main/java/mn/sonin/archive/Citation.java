package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A search that can be replayed, after the recommendations of the Research Data Alliance on citing dynamic data (DOI
 * 10.15497/RDA00016).
 *
 * @param id permanent; the same search at the same place of the sequence under the same analysis always has the same
 * @param cited what was searched, and what the answer was
 * @param created when it was first cited
 */
public record Citation(String id, Cited cited, Instant created) {
    /**
     * A search and its answer.
     *
     * @param query in its canonical spelling, filters and order included
     * @param sequence the archive's place that the answer is of
     * @param analysis version of the analysis and the dictionaries that read query and articles
     * @param count articles in the answer
     * @param digest {@code sha256:} and lower-case hexadecimal of the answer's list of article ids
     * @param ledger what the source-days of the answer came to, in the words of the one who cites
     * @param grounds what a later answer is compared with, one by one
     */
    public record Cited(
            String query, long sequence, String analysis, long count, String digest, String ledger, Grounds grounds) {
        public Cited {
            if (sequence < 0 || count < 0) {
                throw new IllegalArgumentException(
                        "neither place nor count of a citation is below 0, got %d and %d".formatted(sequence, count));
            }
        }
    }

    /**
     * What an answer consisted of.
     *
     * @param meanings what the names in the search stood for (topics, collections, words in the other language), by name
     * @param list the articles in the order of the digest; empty where it was not kept
     */
    public record Grounds(Map<String, String> meanings, Optional<List<Item>> list) {
        /** Of a citation that kept nothing but its digest. */
        public static final Grounds NONE = new Grounds(Map.of(), Optional.empty());

        public Grounds {
            Map<String, String> lines = new TreeMap<>();
            meanings.forEach((name, meaning) -> lines.put(oneLine(name), oneLine(meaning)));
            meanings = Map.copyOf(lines);
            list = list.map(List::copyOf);
        }

        private static String oneLine(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    }

    /**
     * One article of an answer.
     *
     * @param revision number of the revision found
     * @param published the moment that it was found under
     */
    public record Item(ArticleId article, int revision, Instant published) {}
}
