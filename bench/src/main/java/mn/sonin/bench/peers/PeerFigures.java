package mn.sonin.bench.peers;

import java.util.List;
import java.util.Locale;

/**
 * What engines came to with so many articles.
 *
 * @param limit the engine that all others are measured against
 * @param making their indexes
 * @param asking for words and phrases
 */
record PeerFigures(long articles, String limit, List<Making> making, List<Asking> asking) {
    /**
     * Making an index.
     *
     * @param cpuSeconds of all processors, the making of the texts included
     * @param bytesPerArticle on disk
     */
    record Making(String engine, double cpuSeconds, double bytesPerArticle) {}

    /**
     * Asking for the best twenty.
     *
     * @param p50 milliseconds, over all rounds
     * @param fastest the p50 of the fastest round
     * @param slowest the p50 of the slowest round
     * @param p99 milliseconds, over all rounds
     * @param hits in an answer on average, twenty at most
     */
    record Asking(String kind, String engine, double p50, double fastest, double slowest, double p99, double hits) {}

    /** All sizes of one run, or one size time and again. */
    record Run(String machine, List<PeerFigures> sizes) {}

    /** All of it in Markdown. */
    String table() {
        StringBuilder table =
                new StringBuilder("| %,d articles | CPU s | ratio | bytes an article | ratio |%n|---|---|---|---|---|%n"
                        .formatted(articles));
        for (Making made : making) {
            Making measure = making.stream()
                    .filter(other -> other.engine().equals(limit))
                    .findFirst()
                    .orElseThrow();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.0f | %.2f |%n",
                    made.engine(),
                    made.cpuSeconds(),
                    made.cpuSeconds() / measure.cpuSeconds(),
                    made.bytesPerArticle(),
                    made.bytesPerArticle() / measure.bytesPerArticle()));
        }
        table.append(
                "%n| %,d articles | p50 ms | rounds | p99 ms | ratio of p50 | of p99 | hits |%n|---|---|---|---|---|---|---|%n"
                        .formatted(articles));
        for (Asking asked : asking) {
            Asking measure = asking.stream()
                    .filter(other ->
                            other.engine().equals(limit) && other.kind().equals(asked.kind()))
                    .findFirst()
                    .orElseThrow();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s: %s | %.2f | %.2f – %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                    asked.kind(),
                    asked.engine(),
                    asked.p50(),
                    asked.fastest(),
                    asked.slowest(),
                    asked.p99(),
                    asked.p50() / measure.p50(),
                    asked.p99() / measure.p99(),
                    asked.hits()));
        }
        return table.toString();
    }
}
