package mn.sonin.bench.analysis;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import mn.sonin.indexer.analysis.TermLines;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;

/** Speaks the contract of {@code sonin analyze} with endings and harmony alone: no listed stems, no names. The mode is the only argument. */
public final class RulesAlone {
    private RulesAlone() {}

    public static void main(String[] args) throws IOException {
        try (Analyzer rules = CustomAnalyzer.builder()
                .withTokenizer("mongolian")
                .addTokenFilter("mongolianFolding")
                .addTokenFilter("mongolianTerms", "mode", args[0], "lexicon", "false", "names", "false")
                .build()) {
            new TermLines(rules)
                    .copy(
                            new InputStreamReader(System.in, StandardCharsets.UTF_8),
                            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        }
    }
}
