package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.indexer.SearchAnswer.Span;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Chooses among ways to spell a word. */
public final class Spellings {
    /** Articles whose spelling of a word is looked at: the shortest of a few has the least ending. */
    public static final int LOOKED_AT = 5;

    private static final Comparator<String> PLAINEST = Comparator.comparing(Spellings::shouted)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private Spellings() {}

    private static boolean shouted(String word) {
        return word.codePoints().skip(1).anyMatch(Character::isUpperCase);
    }

    /** The one to show. */
    static Optional<String> plainest(Collection<String> words) {
        return words.stream().min(PLAINEST);
    }

    /** The word at a position of a text. */
    static Optional<String> at(int position, String text) {
        List<Span> words = Wording.places(text);
        return position >= words.size()
                ? Optional.empty()
                : Optional.of(text.substring(
                        words.get(position).from(), words.get(position).to()));
    }

    /**
     * How texts write a term.
     *
     * @param field in which they have it
     */
    public static Optional<String> of(String term, String field, List<String> texts, Wording wording)
            throws IOException {
        Analyzer analyzer = field.equals(Fields.TEXT) ? wording.texts("mn") : wording.headlines("mn");
        Stream.Builder<String> words = Stream.builder();
        for (String text : texts) {
            position(term, analyzer, field, text)
                    .flatMap(position -> at(position, text))
                    .ifPresent(words);
        }
        return plainest(words.build().toList());
    }

    private static Optional<Integer> position(String term, Analyzer analyzer, String field, String text)
            throws IOException {
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute each = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            Optional<Integer> found = Optional.empty();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                if (found.isEmpty() && term.contentEquals(each)) {
                    found = Optional.of(position);
                }
            }
            stream.end();
            return found;
        }
    }

    /**
     * The commonest of a word's spellings.
     *
     * @param fields what each field has, with how many documents have it; of equals, the earlier field's
     */
    public static Optional<String> commonest(List<Map<String, Integer>> fields) {
        Optional<String> best = Optional.empty();
        int most = 0;
        for (Map<String, Integer> field : fields) {
            for (Map.Entry<String, Integer> spelling : field.entrySet()) {
                if (spelling.getValue() > most) {
                    most = spelling.getValue();
                    best = Optional.of(spelling.getKey());
                }
            }
        }
        return best;
    }
}
