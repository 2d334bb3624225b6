package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Puts a token's terms at its position; the terms of recent words are remembered, since news repeats itself. */
final class WordFilter extends TokenFilter {
    /** Words remembered by one filter; a thread has one for each mode it uses. */
    private static final int REMEMBERED = 16_384;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private final WordTerms words;
    private final Map<String, List<Term>> recent = new HashMap<>();
    private List<Term> pending = List.of();
    private int next;

    WordFilter(TokenStream input, WordTerms words) {
        super(input);
        this.words = words;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < pending.size()) {
            emit();
            increment.setPositionIncrement(0);
            return true;
        }
        int skipped = 0;
        while (input.incrementToken()) {
            pending = terms();
            next = 0;
            if (!pending.isEmpty()) {
                emit();
                increment.setPositionIncrement(increment.getPositionIncrement() + skipped);
                return true;
            }
            skipped += increment.getPositionIncrement();
        }
        return false;
    }

    private void emit() {
        Term t = pending.get(next++);
        term.setEmpty().append(t.text());
        type.setType(t.kind().type);
    }

    private List<Term> terms() {
        String token = term.toString();
        List<Term> known = recent.get(token);
        if (known != null) {
            return known;
        }
        if (recent.size() >= REMEMBERED) {
            recent.clear();
        }
        List<Term> made = words.of(token);
        recent.put(token, made);
        return made;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = List.of();
        next = 0;
    }
}
