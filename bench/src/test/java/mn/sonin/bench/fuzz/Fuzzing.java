package mn.sonin.bench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mn.sonin.bench.ClassPath;
import mn.sonin.bench.Machine;
import mn.sonin.bench.Scratch;

/** Fuzzes every reader of what strangers write, guided by coverage, as many at once as there are processors. */
public final class Fuzzing {
    private static final Path MODULE = Path.of("bench");
    private static final String EACH = "3m";

    private Fuzzing() {}

    /**
     * Prints a table with a row for each test, then what was found; ends with 1 where that is anything, or a test could not run.
     *
     * @param args how long each test is fuzzed, as in {@code 5s} or {@code 8h}, and the tests; three minutes and all where they are left out
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Duration each = duration(args.length == 0 ? EACH : args[0]);
        List<String> tests =
                args.length < 2 ? tests(StrangersTest.class) : List.of(args).subList(1, args.length);
        if (!clean(StrangersTest.class, tests, each, MODULE, System.out)) {
            System.exit(1);
        }
    }

    private static Duration duration(String given) {
        try {
            return Duration.parse("PT" + given);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "each test cannot be fuzzed for \"%s\"; give a number and its unit, as in 5s, 3m or 8h"
                            .formatted(given),
                    e);
        }
    }

    /** The names of a class's fuzz tests, in the order of the alphabet. */
    static List<String> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(method -> method.getName())
                .sorted()
                .toList();
    }

    /**
     * Whether nothing was found.
     *
     * @param each how long each test is fuzzed once it has read its kept inputs
     * @param module the folder whose {@code src/test/resources} hold the kept inputs, and get what is found
     */
    static boolean clean(Class<?> type, List<String> tests, Duration each, Path module, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        out.printf("%s; each for %s%n%n", Machine.described(), each);
        out.printf("| test | executions | branches | findings |%n|---|---|---|---|%n");
        List<Fuzzed> broken = new ArrayList<>();
        try (Scratch scratch = Scratch.make("fuzzing");
                ExecutorService turns =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Fuzzed.Start start = new Fuzzed.Start(ClassPath.packed(scratch.path()), module, type.getName(), each);
            List<Future<Fuzzed>> all = tests.stream()
                    .map(test -> turns.submit(() -> Fuzzed.of(start, test)))
                    .toList();
            for (Future<Fuzzed> one : all) {
                Fuzzed fuzzed = one.get();
                out.println(fuzzed.row());
                if (!fuzzed.clean()) {
                    broken.add(fuzzed);
                }
            }
        }
        broken.forEach(fuzzed -> out.printf("%n%s%n", fuzzed.complaint()));
        return broken.isEmpty();
    }
}
