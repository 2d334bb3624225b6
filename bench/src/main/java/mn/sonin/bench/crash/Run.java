package mn.sonin.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One child from its start to its end. */
final class Run implements AutoCloseable {
    private static final String END = "end";
    private final Process process;
    private final Thread listener;
    private final Path errors;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicInteger heard = new AtomicInteger();

    private Run(Process process, Path errors, Acknowledged acknowledged) {
        this.process = process;
        this.errors = errors;
        this.listener = Thread.ofVirtual().name("listen").start(() -> listen(acknowledged));
    }

    /**
     * How children are started.
     *
     * @param classPath of the program
     * @param shared where loaded classes are kept from one child to the next; the first one that ends by itself leaves it
     * @param config the folder of the configuration
     * @param target where alerts are sent to
     */
    record Start(String classPath, Path shared, Path config, String target) {}

    /** Starts a child, which passes its fault point so often before it stops there. */
    static Run start(Start start, Path home, FaultPoint point, int before, Acknowledged acknowledged)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + start.shared(),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                start.classPath(),
                Child.class.getName()));
        command.addAll(List.of(
                home.toString(), start.config().toString(), point.name(), String.valueOf(before), start.target()));
        Path errors = home.resolveSibling(home.getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
                .start();
        return new Run(process, errors, acknowledged);
    }

    private void listen(Acknowledged acknowledged) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.heard(line);
                heard.incrementAndGet();
                if (line.equals("started") || line.equals("done") || line.startsWith("at ")) {
                    events.add(line);
                }
            }
        } catch (IOException e) {
            events.add("torn: " + e.getMessage());
        }
        events.add(END);
    }

    /** The next thing of note that the child says, or {@code end}; empty where nothing comes for so long. */
    Optional<String> next(long millis) throws InterruptedException {
        return Optional.ofNullable(events.poll(millis, TimeUnit.MILLISECONDS));
    }

    /** How many lines the child has said: a measure of progress that does not depend on how busy the machine is. */
    int heard() {
        return heard.get();
    }

    /** SIGKILL; everything that the child said before is heard on return. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listener.join();
    }

    /** Waits for a child that ends by itself. */
    int exit() throws InterruptedException {
        int code = process.waitFor();
        listener.join();
        return code;
    }

    /** The end of what the child complained of. */
    String complaint() throws IOException {
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
