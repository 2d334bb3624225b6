package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** How many documents of an index, or of one shard of it, have terms of a field. Those of shards can be added up. */
final class TermCounts {
    /** Words looked at for one completion; a longer beginning has fewer. */
    private static final int MOST_LOOKED_AT = 2_000;

    /** The mark of exact forms is no letter to differ in. */
    private static final int MARK = 1;

    private final IndexReader reader;

    TermCounts(IndexReader reader) {
        this.reader = reader;
    }

    /** Those of these terms that any document has. */
    Map<String, Integer> of(String field, Collection<String> terms) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String term : terms) {
            int count = reader.docFreq(new Term(field, term));
            if (count > 0) {
                counts.put(term, count);
            }
        }
        return counts;
    }

    /**
     * Those of these terms that any document of a place in the archive's sequence has, each with how many.
     *
     * @param gone as {@link AsOf#gone} finds them
     */
    Map<String, Integer> asOf(String field, Collection<String> terms, long sequence, PerSegment<int[]> gone)
            throws IOException {
        AsOf then = new AsOf(reader, sequence, gone, Runnable::run);
        Map<String, Integer> counts = new TreeMap<>();
        for (String term : terms) {
            long count = then.documents(new Term(field, term));
            if (count > 0) {
                counts.put(term, Math.toIntExact(count));
            }
        }
        return counts;
    }

    /** The terms that begin so; of very many, the first. */
    Map<String, Integer> beginning(String field, String beginning) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return counts;
        }
        BytesRef prefix = new BytesRef(beginning);
        TermsEnum each = terms.iterator();
        TermsEnum.SeekStatus status = each.seekCeil(prefix);
        BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
        while (term != null && StringHelper.startsWith(term, prefix) && counts.size() < MOST_LOOKED_AT) {
            counts.put(term.utf8ToString(), each.docFreq());
            term = each.next();
        }
        return counts;
    }

    /** The terms that this one may be mistyped for, as {@link Slips} has them. */
    Map<String, Integer> slips(String field, String exact) throws IOException {
        return Slips.of(reader, field, exact);
    }

    /** The term that differs least, in a letter or two; empty where there is none, or the index has the term itself. */
    Optional<SuggestWord> nearest(String field, String exact) throws IOException {
        DirectSpellChecker nearest = new DirectSpellChecker();
        nearest.setMinPrefix(MARK);
        nearest.setMinQueryLength(MARK + 3);
        SuggestWord[] found =
                nearest.suggestSimilar(new Term(field, exact), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return found.length == 0 ? Optional.empty() : Optional.of(found[0]);
    }
}
