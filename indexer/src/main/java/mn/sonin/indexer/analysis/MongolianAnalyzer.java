package mn.sonin.indexer.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;

/**
 * Mongolian in Cyrillic, with English words and names in Latin letters among it: {@link MongolianTokenizer},
 * {@link MongolianFoldingFilter}, then stems, exact forms, keys across scripts and names across languages. Safe for several threads.
 */
public final class MongolianAnalyzer extends Analyzer {
    private final Knowledge knowledge;
    private final Mode mode;
    private final boolean byField;

    /** Reads the field named {@code query} as a query and any other as a document. */
    public MongolianAnalyzer() {
        this(Knowledge.bundled(), Mode.INDEX, true);
    }

    /** Reads every field in one mode. */
    public MongolianAnalyzer(Mode mode) {
        this(Knowledge.bundled(), mode, false);
    }

    MongolianAnalyzer(Knowledge knowledge, Mode mode, boolean byField) {
        super(byField ? PER_FIELD_REUSE_STRATEGY : GLOBAL_REUSE_STRATEGY);
        this.knowledge = knowledge;
        this.mode = mode;
        this.byField = byField;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Mode read = byField && "query".equals(fieldName) ? Mode.QUERY : mode;
        MongolianTokenizer tokens = new MongolianTokenizer();
        return new TokenStreamComponents(tokens, knowledge.chain(tokens, read));
    }

    /** The beginning of a word, as in a query for all that begins so, is folded and nothing else. */
    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new MongolianFoldingFilter(in);
    }
}
