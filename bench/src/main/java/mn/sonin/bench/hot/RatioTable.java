package mn.sonin.bench.hot;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What benchmarks came to, as a table in Markdown: medians, the quickest and slowest turn, and the ratio to the peer of the same run. */
final class RatioTable {
    private final List<RunResult> results;

    RatioTable(Collection<RunResult> results) {
        this.results = List.copyOf(results);
    }

    @Override
    public String toString() {
        return results.stream()
                .map(this::row)
                .collect(Collectors.joining(
                        "", "| benchmark | µs, median | fastest – slowest | ratio |\n|---|---|---|---|\n", ""));
    }

    private String row(RunResult result) {
        Statistics times = times(result);
        return String.format(
                Locale.ROOT,
                "| %s%s | %.1f | %.1f – %.1f | %s |%n",
                name(result),
                with(result),
                times.getPercentile(50),
                times.getMin(),
                times.getMax(),
                ratio(result));
    }

    private String ratio(RunResult result) {
        String peer = peer(result);
        return peer(result).equals(method(result))
                ? "1"
                : beside(result)
                        .map(other -> String.format(
                                Locale.ROOT,
                                "%.2f × %s",
                                times(result).getPercentile(50) / times(other).getPercentile(50),
                                peer))
                        .orElse("– (%s did not run)".formatted(peer));
    }

    /** The peer's result under the same parameters. */
    private Optional<RunResult> beside(RunResult result) {
        return results.stream()
                .filter(other -> type(other).equals(type(result)) && with(other).equals(with(result)))
                .filter(other -> method(other).equals(peer(result)))
                .findFirst();
    }

    private static Statistics times(RunResult result) {
        return result.getPrimaryResult().getStatistics();
    }

    private static String peer(RunResult result) {
        try {
            Beside beside = Class.forName(type(result)).getAnnotation(Beside.class);
            if (beside == null) {
                throw new IllegalStateException(type(result) + " does not say by @Beside what it is measured against");
            }
            return beside.value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type(result) + " ran, but is not on the class path", e);
        }
    }

    private static String name(RunResult result) {
        String type = type(result);
        return type.substring(type.lastIndexOf('.') + 1) + '.' + method(result);
    }

    private static String type(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(0, benchmark.lastIndexOf('.'));
    }

    private static String method(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static String with(RunResult result) {
        BenchmarkParams parameters = result.getParams();
        return parameters.getParamsKeys().stream()
                .sorted()
                .map(key -> ", " + key + " " + parameters.getParam(key))
                .collect(Collectors.joining());
    }
}
