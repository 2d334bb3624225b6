package mn.sonin.indexer.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The folded tokens of a short text. */
final class Tokens {
    private Tokens() {}

    static List<String> of(String text) {
        List<String> out = new ArrayList<>();
        try (MongolianTokenizer tokens = new MongolianTokenizer()) {
            tokens.setReader(new StringReader(text));
            MongolianFoldingFilter folded = new MongolianFoldingFilter(tokens);
            CharTermAttribute term = folded.getAttribute(CharTermAttribute.class);
            folded.reset();
            while (folded.incrementToken()) {
                out.add(term.toString());
            }
            folded.end();
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory: " + e.getMessage(), e);
        }
        return out;
    }
}
