package mn.sonin.indexer.analysis;

import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/**
 * The terms of folded words under the name {@code mongolianTerms}: stems always, and what the parameters leave on.
 *
 * <ul>
 *   <li>{@code mode}: {@code index} (default), {@code body}, {@code query} or {@code exact}, as {@link Mode}
 *   <li>{@code exact}: exact forms beside stems in documents, default true
 *   <li>{@code keys}: keys across scripts, default true
 *   <li>{@code names}: names across languages, default true
 *   <li>{@code lexicon}: known stems; false for rules alone, default true
 * </ul>
 */
public final class MongolianTermsFilterFactory extends TokenFilterFactory {
    /** SPI name. */
    public static final String NAME = "mongolianTerms";

    private final Mode mode;
    private final boolean exact;
    private final boolean keys;
    private final Names names;
    private final Stemmer stemmer;
    private final RecentWords recent;

    /** For SPI, which lists factories by it and never builds one. */
    public MongolianTermsFilterFactory() {
        throw defaultCtorException();
    }

    public MongolianTermsFilterFactory(Map<String, String> args) {
        super(args);
        mode = Mode.valueOf(get(args, "mode", "index").toUpperCase(Locale.ROOT));
        exact = getBoolean(args, "exact", true);
        keys = getBoolean(args, "keys", true);
        recent = mode.stored() ? RecentWords.ofTexts() : RecentWords.ofQuestions();
        names = getBoolean(args, "names", true) ? Bundle.names() : Names.NONE;
        stemmer = new Stemmer(new Endings(), getBoolean(args, "lexicon", true) ? Bundle.lexicon() : Lexicon.EMPTY);
        if (!args.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + args);
        }
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new WordFilter(input, new WordTerms(stemmer, mode, keys, exact), names, mode, recent);
    }
}
