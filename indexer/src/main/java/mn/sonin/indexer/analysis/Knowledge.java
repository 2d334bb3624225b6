package mn.sonin.indexer.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenStream;

/** What every analyzer of one program shares, loaded once: endings, stems, names. Safe for several threads. */
final class Knowledge {
    private final Stemmer stemmer;

    private Knowledge(Stemmer stemmer) {
        this.stemmer = stemmer;
    }

    static Knowledge bundled() {
        return new Knowledge(new Stemmer(new Endings(), Lexicon.bundled(), Map.of()));
    }

    /** The filters that both languages go through, behind the tokenizer. */
    TokenStream chain(TokenStream tokens, Mode mode) {
        return new WordFilter(new MongolianFoldingFilter(tokens), new WordTerms(stemmer, mode, true, true));
    }
}
