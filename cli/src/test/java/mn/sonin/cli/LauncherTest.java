package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
}
