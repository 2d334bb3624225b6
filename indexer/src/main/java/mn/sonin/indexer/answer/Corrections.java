package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.index.Fields;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.Expression;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** «Did you mean»: words that no article has, replaced by the commonest that are mistyped so, or that differ in a letter or two. */
final class Corrections {
    /** The mark of exact forms is no letter to differ in. */
    private static final int MARK = 1;

    private final IndexReader reader;
    private final Wording wording;
    private final DirectSpellChecker nearest = new DirectSpellChecker();

    Corrections(IndexReader reader, Wording wording) {
        this.reader = reader;
        this.wording = wording;
        nearest.setMinPrefix(MARK);
        nearest.setMinQueryLength(MARK + 3);
    }

    /** The expression with better words; empty where there is none. */
    Optional<Expression> of(Expression expression) throws IOException {
        return switch (expression) {
            case Expression.Word word -> word(word);
            case Expression.All all -> {
                List<Expression> parts = new ArrayList<>();
                boolean better = false;
                for (Expression part : all.parts()) {
                    Optional<Expression> corrected = of(part);
                    better |= corrected.isPresent();
                    parts.add(corrected.orElse(part));
                }
                yield better ? Optional.of(new Expression.All(parts)) : Optional.empty();
            }
            case Expression.Within within -> of(within.part()).map(part -> new Expression.Within(within.field(), part));
            default -> Optional.empty();
        };
    }

    private Optional<Expression> word(Expression.Word word) throws IOException {
        List<List<Wording.Term>> positions = wording.exactly(word.text());
        if (positions.size() != 1) {
            return Optional.empty();
        }
        String term = positions.getFirst().getFirst().text();
        for (String field : List.of(Fields.TITLE, Fields.TEXT)) {
            if (reader.docFreq(new Term(field, term)) > 0) {
                return Optional.empty();
            }
        }
        Optional<String> slip = Slips.commonest(reader, List.of(Fields.TITLE, Fields.TEXT), term);
        if (slip.isPresent()) {
            return slip.map(better -> new Expression.Word(Wording.form(better), word.exact()));
        }
        for (String field : List.of(Fields.TITLE, Fields.TEXT)) {
            SuggestWord[] found =
                    nearest.suggestSimilar(new Term(field, term), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            if (found.length > 0) {
                return Optional.of(new Expression.Word(Wording.form(found[0].string), word.exact()));
            }
        }
        return Optional.empty();
    }
}
