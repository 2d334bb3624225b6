package mn.sonin.bench.hot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import mn.sonin.bench.Machine;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code HotPaths REGEX OUTPUT.json} runs the benchmarks whose names match, writes all that JMH tells and prints a table. */
public final class HotPaths {
    private static final int FORKS = 2;
    private static final int WARM_UP = 4;
    private static final int MEASURED = 5;
    private static final TimeValue TURN = TimeValue.seconds(1);

    private HotPaths() {}

    public static void main(String[] arguments) throws IOException, RunnerException {
        if (arguments.length != 2) {
            System.err.println("usage: HotPaths REGEX OUTPUT.json");
            System.exit(2);
        }
        Files.createDirectories(Path.of(arguments[1]).toAbsolutePath().getParent());
        String machine = Machine.described();
        Collection<RunResult> results = new Runner(options(arguments[0], arguments[1])).run();
        System.out.printf(
                "%n%s; %d processes each, %d turns of a second after %d to warm up%n%n%s",
                machine, FORKS, MEASURED, WARM_UP, new RatioTable(results));
    }

    private static Options options(String regex, String output) {
        return new OptionsBuilder()
                .include(regex)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(FORKS)
                .warmupIterations(WARM_UP)
                .warmupTime(TURN)
                .measurementIterations(MEASURED)
                .measurementTime(TURN)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(output)
                .build();
    }
}
