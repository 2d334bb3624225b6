package mn.sonin.indexer.analysis;

import java.util.Map;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.util.AttributeFactory;

/** {@link MongolianTokenizer} under the name {@code mongolian}; no parameters. */
public final class MongolianTokenizerFactory extends TokenizerFactory {
    /** SPI name. */
    public static final String NAME = "mongolian";

    /** For SPI, which lists factories by it and never builds one. */
    public MongolianTokenizerFactory() {
        throw defaultCtorException();
    }

    public MongolianTokenizerFactory(Map<String, String> args) {
        super(args);
        if (!args.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + args);
        }
    }

    @Override
    public MongolianTokenizer create(AttributeFactory factory) {
        return new MongolianTokenizer(factory);
    }
}
