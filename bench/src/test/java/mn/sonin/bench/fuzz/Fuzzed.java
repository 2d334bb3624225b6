package mn.sonin.bench.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of fuzzing one test in a program of its own: libFuzzer, which Jazzer guides, can only be started once in each.
 *
 * @param executions how many inputs were tried
 * @param branches counters of coverage that were reached
 * @param kept the file of the input that broke the test; empty where none did
 * @param exit how the program ended
 * @param said the end of what it said
 */
record Fuzzed(String test, long executions, long branches, Optional<String> kept, int exit, List<String> said) {
    /** Interrupted between two inputs, and during one. */
    private static final Set<Integer> INTERRUPTED = Set.of(0, 72);

    private static final int LINES = 60;

    /** The first one waits for most classes to be loaded and instrumented, which takes half a minute on a busy machine. */
    private static final Duration LONGEST_INPUT = Duration.ofMinutes(2);

    private static final Duration LONGEST_BEGINNING = Duration.ofMinutes(10);
    private static final Pattern BEGUN = Pattern.compile("^#\\d+\\s+INITED ");
    private static final Pattern BRANCHES = Pattern.compile("^#\\d+\\s.*\\bcov: (\\d+)");
    private static final Pattern EXECUTIONS = Pattern.compile("^stat::number_of_executed_units: (\\d+)");
    private static final Pattern KEPT = Pattern.compile("Test unit written to (.+)$");

    /**
     * How tests are started.
     *
     * @param module see {@link Fuzzing}
     * @param type the class of the tests
     */
    record Start(String classPath, Path module, String type, Duration each) {}

    /** Fuzzes one test until it breaks or its time is over. */
    static Fuzzed of(Start start, String test) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(start, test))
                .directory(start.module().toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
        try {
            return listen(process, start.each(), test);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Start start, String test) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                start.classPath(),
                Jazzer.class.getName(),
                "--target_class=" + start.type(),
                "--target_method=" + test,
                // An operator's own files may hold regular expressions: that is what they are for.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "-print_final_stats=1",
                "-timeout=" + LONGEST_INPUT.toSeconds(),
                // Else an input of ten seconds would be kept too, though it came to its answer.
                "-report_slow_units=" + LONGEST_INPUT.toSeconds(),
                // It ends by itself where nobody is left who would interrupt it.
                "-max_total_time=" + start.each().plus(LONGEST_BEGINNING).toSeconds());
    }

    private static Fuzzed listen(Process process, Duration each, String test) throws IOException, InterruptedException {
        String executions = "0";
        String branches = "0";
        Optional<String> kept = Optional.empty();
        Deque<String> said = new ArrayDeque<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (BEGUN.matcher(line).find()) {
                    CompletableFuture.delayedExecutor(each.toMillis(), TimeUnit.MILLISECONDS)
                            .execute(() -> interrupt(process));
                }
                branches = first(BRANCHES, line).orElse(branches);
                executions = first(EXECUTIONS, line).orElse(executions);
                Optional<String> before = kept;
                kept = first(KEPT, line).or(() -> before);
                said.add(line);
                if (said.size() > LINES) {
                    said.remove();
                }
            }
        }
        return new Fuzzed(
                test, Long.parseLong(executions), Long.parseLong(branches), kept, process.waitFor(), List.copyOf(said));
    }

    private static Optional<String> first(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** As Ctrl-C would: it then tells its figures before it ends. */
    private static void interrupt(Process process) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException("\"kill\" cannot be run, which ends the fuzzing of a test", e);
        }
    }

    /** Whether it was fuzzed to the end of its time and nothing broke it; coverage is first told once the kept inputs are read. */
    boolean clean() {
        return kept.isEmpty() && branches > 0 && INTERRUPTED.contains(exit);
    }

    /** A row of the table. */
    String row() {
        String finding = kept.isPresent() ? "1" : clean() ? "none" : "could not be fuzzed";
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %s |", test, executions, branches, finding);
    }

    /** What an operator reads where it is not clean: where the input is, and what was said of it. */
    String complaint() {
        String what = kept.map(file -> "%s was broken by %s, which every build reads from now on".formatted(test, file))
                .orElse("%s could not be fuzzed: it ended with %d".formatted(test, exit));
        return what + "; its last words were:\n" + String.join("\n", said);
    }
}
