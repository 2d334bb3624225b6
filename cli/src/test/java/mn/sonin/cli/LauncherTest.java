package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher starts, told by a program that stands where a JDK would and prints what it was started with. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void unpack() throws IOException {
        root = Files.createDirectories(folder.resolve("sonin-1"));
        Files.copy(Path.of("../sonin"), root.resolve("sonin"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(Files.createDirectories(root.resolve("lib")).resolve("sonin.jar"));
        Files.createFile(Files.createDirectories(root.resolve("cluster")).resolve("several.jar"));
        Path jdk = folder.resolve("jdk");
        Path java = script(
                Files.createDirectories(jdk.resolve("bin")).resolve("java"),
                "printf '%s\\n' \"SONIN_CONFIG=${SONIN_CONFIG-}\" \"$@\"");
        assertThat(java).isExecutable();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private static Path script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** What the program is started with, each word on a line, in a folder whose home is {@code data}. */
    private List<String> started(String variable, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("sonin").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder launcher =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().remove("SONIN_CONFIG");
        if (!variable.isEmpty()) {
            launcher.environment().put("SONIN_CONFIG", variable);
        }
        Process process = launcher.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    private void configuration(String where, String settings) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(where)).resolve("sonin.yaml"), settings);
    }

    @Test
    void theVariableIsTheOperatorsAloneAndTheFolderBesideTheLauncherIsHandedOver()
            throws IOException, InterruptedException {
        String beside = "-Dsonin.default-config=" + root.resolve("config");

        assertThat(started("", "sources")).contains("SONIN_CONFIG=", beside);
        assertThat(started("/etc/sonin", "sources")).contains("SONIN_CONFIG=/etc/sonin", beside);
    }

    /** Each place has a configuration; the one that counts is for several machines, and no other is. */
    @ParameterizedTest
    @CsvSource({
        "named,         '',    search x --home here --config named",
        "named,         '',    search x --config=named",
        "named,         other, search x --config named",
        "named,         named, search x --home here",
        "here/config,   '',    search x --home here",
        "here/config,   '',    search x --home=here",
        "data/config,   '',    search x",
        "sonin-1/config,'',    search x --home none"
    })
    void whatOnlySeveralMachinesNeedIsLoadedByTheConfigurationThatCounts(
            String counts, String variable, String arguments) throws IOException, InterruptedException {
        String[] words = arguments.split(" ", -1);
        List<String> places = List.of("named", "other", "here/config", "data/config", "sonin-1/config");
        for (String place : places) {
            configuration(place, place.equals(counts) ? "store: postgresql\n" : "store: embedded\n");
        }
        assertThat(started(variable, words)).anyMatch(word -> word.contains("several.jar"));

        for (String place : places) {
            configuration(place, place.equals(counts) ? "index: embedded\n" : "index: opensearch\n");
        }
        assertThat(started(variable, words)).noneMatch(word -> word.contains("several.jar"));
    }

    /** A checkout whose Maven notes each build, and ends it once there is a file {@code go}. */
    private Path checkout() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        Files.createDirectories(root.resolve("cli/src/main"));
        script(Files.createDirectories(folder.resolve("bin")).resolve("mvn"), """
                echo begun >>builds
                until [ -e go ]; do sleep 0.05; done
                read -r end <go
                mkdir -p cli/target/program/lib && : >cli/target/program/lib/sonin.jar
                exit "$end\"""");
        return root.resolve("cli/target/building");
    }

    private void letBuildsEnd(int code) throws IOException {
        Files.writeString(root.resolve("waits"), code + "\n");
        Files.move(root.resolve("waits"), root.resolve("go"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Process start() throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(root.resolve("sonin").toString(), "sources")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().merge("PATH", folder.resolve("bin") + ":", (path, first) -> first + path);
        return launcher.start();
    }

    private static List<String> lines(Process process) throws InterruptedException {
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(root.resolve("builds"));
    }

    private static String line(BufferedReader out, String part) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains(part)) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void ofTwoStartsAtOnceOneBuildsAndTheOtherWaitsForIt() throws IOException, InterruptedException {
        Path lock = checkout();
        Process first = start();
        BufferedReader ofFirst = first.inputReader();
        assertThat(line(ofFirst, "sonin: building the program")).contains("since it is not built yet");
        Process second = start();
        assertThat(line(second.inputReader(), "sonin: "))
                .isEqualTo("sonin: waiting, since another start is building the program (%s)", lock);

        letBuildsEnd(0);

        assertThat(line(ofFirst, "sonin: built in")).startsWith("sonin: built in");
        assertThat(lines(first)).contains("sources");
        assertThat(lines(second)).contains("sources").noneMatch(line -> line.contains("building"));
        assertThat(builds()).hasSize(1);
        assertThat(lock).doesNotExist();
        assertThat(lines(start())).contains("sources");
        assertThat(builds()).hasSize(1);
    }

    @Test
    void whatAKilledBuildLeftBehindKeepsNobodyWaiting() throws IOException, InterruptedException {
        Path lock = Files.createDirectories(checkout());
        letBuildsEnd(0);
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(lock.resolve("pid"), ended.pid() + "\n");

        List<String> named = lines(start());

        assertThat(named).contains("sources").noneMatch(line -> line.contains("waiting"));
        assertThat(lock).doesNotExist();
        Files.delete(root.resolve("cli/target/program/built"));
        Files.createDirectory(lock);
        assertThat(lines(start())).as("killed before it named itself").contains("sources");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void aMavenThatOutlivesItsStartIsWaitedFor() throws IOException, InterruptedException {
        Path named = checkout().resolve("pid");
        Process first = start();
        until(() -> Files.exists(named) && size(named) > 1 && Files.exists(root.resolve("builds")));
        first.destroyForcibly().waitFor();
        Process second = start();
        assertThat(line(second.inputReader(), "sonin: ")).startsWith("sonin: waiting");

        letBuildsEnd(0);

        assertThat(lines(second)).contains("sources");
        assertThat(builds()).as("the first one's end was seen by nobody").hasSize(2);
    }

    private static int size(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime edit(Path file) {
        try {
            return time(Files.writeString(file, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not happen for a minute").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aBuildThatFailsIsToldAndTheNextStartTriesAgain() throws IOException, InterruptedException {
        Path lock = checkout();
        letBuildsEnd(1);

        Process failed = start();

        assertThat(lines(failed)).last().asString().startsWith("sonin: the build failed; the whole log is in ");
        assertThat(failed.exitValue()).isEqualTo(1);
        assertThat(lock).doesNotExist();
        letBuildsEnd(0);
        assertThat(lines(start())).contains("sources");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void whatIsEditedDuringABuildIsBuiltByTheNextStart() throws IOException, InterruptedException {
        Path lock = checkout();
        Process first = start();
        until(() -> Files.exists(root.resolve("builds")));
        Path edited = root.resolve("cli/src/main/Edited.java");
        // Systems count the times of files in ticks of some milliseconds: what is edited in the tick of the beginning
        // looks as old as it.
        until(() -> edit(edited).compareTo(time(lock.resolve("begun"))) > 0);
        letBuildsEnd(0);
        assertThat(lines(first)).contains("sources");
        assertThat(edited).exists();

        assertThat(lines(start())).contains("sources");

        assertThat(builds()).hasSize(2);
    }
}
