package mn.sonin.indexer.analysis;

import org.apache.lucene.analysis.TokenStream;

/** What every analyzer of one program shares, loaded once: endings, stems, names. Safe for several threads. */
final class Knowledge {
    private final Stemmer stemmer;
    private final Names names;
    private final RecentWords stored = RecentWords.ofTexts();
    private final RecentWords asked = RecentWords.ofQuestions();
    private final RecentWords exact = RecentWords.ofQuestions();

    private Knowledge(Stemmer stemmer, Names names) {
        this.stemmer = stemmer;
        this.names = names;
    }

    static Knowledge bundled() {
        return new Knowledge(new Stemmer(new Endings(), Bundle.lexicon()), Bundle.names());
    }

    /** The filters that both languages go through, behind the tokenizer. */
    TokenStream chain(TokenStream tokens, Mode mode) {
        WordTerms words = new WordTerms(stemmer, mode, true, true);
        RecentWords recent = switch (mode) {
            case INDEX, BODY -> stored;
            case QUERY -> asked;
            case EXACT -> exact;
        };
        Names known = mode == Mode.EXACT ? Names.NONE : names;
        return new WordFilter(new MongolianFoldingFilter(tokens), words, known, mode, recent);
    }
}
