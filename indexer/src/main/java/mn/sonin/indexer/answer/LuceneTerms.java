package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mn.sonin.indexer.index.Fields;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.spell.SuggestWord;

/** The terms of one index. */
final class LuceneTerms implements Terms {
    private static final List<String> FIELDS = List.of(Fields.TITLE, Fields.TEXT);

    private final IndexReader reader;
    private final TermCounts counts;
    private final Spelled spelled;

    /**
     * The terms of this index.
     *
     * @param spelled what is remembered of it
     */
    LuceneTerms(IndexReader reader, Spelled spelled) {
        this.reader = reader;
        this.counts = new TermCounts(reader);
        this.spelled = spelled;
    }

    @Override
    public Map<String, Integer> articles(Collection<String> terms) throws IOException {
        Map<String, Integer> articles = new TreeMap<>();
        for (String field : FIELDS) {
            counts.of(field, terms).forEach((term, count) -> articles.merge(term, count, Integer::sum));
        }
        return articles;
    }

    @Override
    public Map<String, Integer> beginning(String beginning) throws IOException {
        return counts.beginning(Fields.TITLE, beginning);
    }

    @Override
    public Optional<String> meant(String exact) throws IOException {
        Optional<String> slip =
                Spellings.commonest(List.of(counts.slips(Fields.TITLE, exact), counts.slips(Fields.TEXT, exact)));
        if (slip.isPresent()) {
            return slip;
        }
        for (String field : FIELDS) {
            Optional<SuggestWord> nearest = counts.nearest(field, exact);
            if (nearest.isPresent()) {
                return nearest.map(word -> word.string);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> spelled(String term) throws IOException {
        return spelled.of(reader, term);
    }
}
