package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The finished distribution, as an operator unpacks it. */
final class Distribution {
    private Distribution() {}

    /** Unpacks it into this folder; returns the folder with the launcher. */
    static Path unpack(Path folder) throws IOException, InterruptedException {
        Path file = Path.of(System.getProperty("distribution"));
        assertThat(file).exists();
        assertThat(run(folder, List.of("tar", "-xzf", file.toString())).code()).isZero();
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().startsWith("sonin-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Runs a command in this folder to its end; both streams are its output. */
    static Program.Ran run(Path in, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program.Ran(process.waitFor(), out, "");
    }

    /** The names of the libraries in a folder of the distribution, without their versions. */
    static List<String> libraries(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.map(jar -> jar.getFileName().toString().replaceFirst("-\\d[^/]*\\.jar$", ""))
                    .sorted()
                    .toList();
        }
    }
}
