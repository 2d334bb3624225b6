package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A digest as it is found on the web, taken in from a file. */
class ImportDigestTest {
    @TempDir
    private Path home;

    @Test
    void aDigestOfTwentyHeadlinesIsTakenInOnceAndFound() {
        String digest = SharedFiles.file("seeds/002_798c58529622f13e.txt").toString();

        Program.Ran first = importing(digest);
        Program.Ran second = importing(digest);
        Program.Ran found =
                Program.run("search", "copper", "--home", home.toString(), "--config", Program.CONFIG.toString());

        assertThat(first.out()).contains("20 headlines (10 English, 10 Mongolian), 20 of them new");
        assertThat(second.out()).contains("20 headlines (10 English, 10 Mongolian), 0 of them new");
        assertThat(found.out()).contains("RIO TINTO REVISES UP 2025 COPPER PRODUCTION FORECAST");
    }

    @Test
    void aFileWithoutHeadlinesIsToldSo() {
        Program.Ran ran = importing(Program.CONFIG.resolve("sonin.yaml").toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("holds no headline of the form");
    }

    private Program.Ran importing(String file) {
        return Program.run("import", "digest", file, "--home", home.toString(), "--config", Program.CONFIG.toString());
    }
}
