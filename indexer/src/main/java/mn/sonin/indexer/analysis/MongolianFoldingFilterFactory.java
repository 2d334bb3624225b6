package mn.sonin.indexer.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;

/** {@link MongolianFoldingFilter} under the name {@code mongolianFolding}; no parameters. */
public final class MongolianFoldingFilterFactory extends TokenFilterFactory {
    /** SPI name. */
    public static final String NAME = "mongolianFolding";

    /** For SPI, which lists factories by it and never builds one. */
    public MongolianFoldingFilterFactory() {
        throw defaultCtorException();
    }

    public MongolianFoldingFilterFactory(Map<String, String> args) {
        super(args);
        if (!args.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + args);
        }
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new MongolianFoldingFilter(input);
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        return create(input);
    }
}
