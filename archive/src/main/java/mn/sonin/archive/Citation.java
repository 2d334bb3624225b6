package mn.sonin.archive;

import java.time.Instant;

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
     */
    public record Cited(String query, long sequence, String analysis, long count, String digest, String ledger) {
        public Cited {
            if (sequence < 0 || count < 0) {
                throw new IllegalArgumentException(
                        "neither place nor count of a citation is below 0, got %d and %d".formatted(sequence, count));
            }
        }
    }
}
