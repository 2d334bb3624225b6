package mn.sonin.indexer.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;

/**
 * English as the news of Mongolia writes it: the words of {@link MongolianAnalyzer}'s chain, so that a name in Cyrillic among them is found
 * too. Stems leave names alone, possessives go, British and American spellings meet. Safe for several threads.
 */
public final class EnglishNewsAnalyzer extends Analyzer {
    private final Knowledge knowledge;
    private final Mode mode;

    /** Reads every field in one mode. */
    public EnglishNewsAnalyzer(Mode mode) {
        this(Knowledge.bundled(), mode);
    }

    EnglishNewsAnalyzer(Knowledge knowledge, Mode mode) {
        this.knowledge = knowledge;
        this.mode = mode;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        MongolianTokenizer tokens = new MongolianTokenizer();
        return new TokenStreamComponents(tokens, knowledge.chain(tokens, mode));
    }

    /** The beginning of a word, as in a query for all that begins so, is folded and nothing else. */
    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new MongolianFoldingFilter(in);
    }
}
