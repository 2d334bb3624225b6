package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when a byte on the disk has changed, and what it leads to. */
class VerifyTest {
    @TempDir
    private Path home;

    @BeforeEach
    void fill() throws IOException {
        Path digest = home.resolve("digest.txt");
        Files.writeString(digest, """
                1 COPPER PRICE RISES AS THE NEW MINE OPENS WWW.TENGER.EXAMPLE PUBLISHED:2026/08/01
                1 ШИНЭ ГҮҮР НЭЭГДЛЭЭ WWW.TAL.EXAMPLE НИЙТЭЛСЭН:2026/08/01
                """);
        assertThat(program("import", "digest", digest.toString()).code()).isZero();
        assertThat(verified().out()).contains("no problem");
    }

    private Program.Ran program(String... arguments) {
        return Program.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--home", home.toString(), "--config", Program.CONFIG.toString()))
                .toArray(String[]::new));
    }

    private Program.Ran verified() {
        return program("verify");
    }

    private static void changeAByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** The largest, so that it has a middle. */
    private static Path largestFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void aChangedWarcFileIsToBeCopiedBack() throws IOException {
        Program.Ran backup = program("backup", home.resolve("copy").toString());
        Path file = largestFile(home.resolve("warc"));
        changeAByte(file);

        Program.Ran ran = verified();

        assertThat(backup.code()).isZero();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains(file.getFileName().toString())
                .contains("copy those that are named back from a backup");
        Files.copy(largestFile(home.resolve("copy/warc")), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(verified().out()).contains("no problem");
    }

    @Test
    void aChangedIndexIsMadeAgain() throws IOException {
        changeAByte(largestFile(home.resolve("index")));

        Program.Ran ran = verified();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("run \"sonin rebuild index\"");
        assertThat(program("rebuild", "index").code()).isZero();
        assertThat(verified().out()).contains("no problem");
        assertThat(program("search", "copper").out()).contains("COPPER PRICE RISES");
    }

    @Test
    void changedStoriesAreSettledAgain() throws IOException {
        Path stories = home.resolve("stories");
        changeAByte(largestFile(stories));

        Program.Ran ran = verified();

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("move the folder \"stories\" away");
        Files.move(stories, home.resolve("torn"));
        assertThat(program("rebuild", "index").code()).isZero();
        assertThat(verified().out()).contains("no problem");
    }
}
