package mn.sonin.indexer.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mn.sonin.indexer.index.Wording;
import mn.sonin.indexer.query.Expression;

/** «Did you mean»: words that no article has, replaced by the commonest that are mistyped so, or that differ in a letter or two. For one query. */
final class Corrections {
    /** To look for what one word was meant to be is many look-ups; of very many unknown words the first tell enough. */
    private static final int MOST = 8;

    private final Terms terms;
    private final Wording wording;
    private int looked;

    Corrections(Terms terms, Wording wording) {
        this.terms = terms;
        this.wording = wording;
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
        if (looked >= MOST || !terms.articles(List.of(term)).isEmpty()) {
            return Optional.empty();
        }
        looked++;
        return terms.meant(term).map(better -> new Expression.Word(Wording.form(better), word.exact()));
    }
}
