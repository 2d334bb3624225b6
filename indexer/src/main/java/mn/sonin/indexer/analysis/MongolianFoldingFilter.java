package mn.sonin.indexer.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes each token in one spelling: see {@link Folding}. */
public final class MongolianFoldingFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    public MongolianFoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!plain()) {
            String folded = Folding.fold(term);
            term.setEmpty().append(folded);
        }
        return true;
    }

    /** Most tokens are in lower case and modern letters already. */
    private boolean plain() {
        char[] b = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            char c = b[i];
            if (!((c >= 'а' && c <= 'я') || c == 'ө' || c == 'ү')) {
                return false;
            }
        }
        return true;
    }
}
