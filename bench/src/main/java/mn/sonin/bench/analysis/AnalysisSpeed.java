package mn.sonin.bench.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import mn.sonin.indexer.analysis.Mode;
import mn.sonin.indexer.analysis.MongolianAnalyzer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** Analyses the lines of a file in turns with StandardAnalyzer and prints the median ratio of the thread's processor time. */
public final class AnalysisSpeed {
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 41;

    private AnalysisSpeed() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Analyzer stems = stemsAlone();
                Analyzer all = new MongolianAnalyzer(Mode.INDEX)) {
            out.printf(Locale.ROOT, "stems alone\t%.3f%n", ratio(stems, lines));
            out.printf(Locale.ROOT, "stems, exact forms, keys, names\t%.3f%n", ratio(all, lines));
        }
    }

    private static Analyzer stemsAlone() throws IOException {
        return CustomAnalyzer.builder()
                .withTokenizer("mongolian")
                .addTokenFilter("mongolianFolding")
                .addTokenFilter("mongolianTerms", "exact", "false", "keys", "false", "names", "false")
                .build();
    }

    private static double ratio(Analyzer analyzer, List<String> lines) throws IOException {
        List<Double> ratios = new ArrayList<>();
        try (Analyzer standard = new StandardAnalyzer()) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                double ratio = (double) time(standard, lines) / time(analyzer, lines);
                if (round >= WARM_UP) {
                    ratios.add(ratio);
                }
            }
        }
        Collections.sort(ratios);
        return ratios.get(ratios.size() / 2);
    }

    private static long time(Analyzer analyzer, List<String> lines) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (String line : lines) {
            try (TokenStream stream = analyzer.tokenStream("text", line)) {
                stream.reset();
                while (stream.incrementToken()) {
                    stream.getAttributeFactory();
                }
                stream.end();
            }
        }
        return Math.max(1, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
}
