package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Capture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, which only root can make; skipped for others. */
class FullDiskTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n\r\n";

    @TempDir
    private Path disk;

    private final Random random = new Random(3);

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "only root can mount a disk");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", "-l", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Capture append(LocalArchive archive, String url) {
        byte[] body = new byte[20_000];
        random.nextBytes(body);
        return archive.captures().append(Sample.exchange(url, HEAD, body), Sample.article());
    }

    private void fill(LocalArchive archive, List<Capture> kept) {
        for (int i = 0; i < 200; i++) {
            kept.add(append(archive, "https://tenger.example/" + kept.size()));
        }
    }

    @Test
    void aFullDiskIsNamedAndCostsNothingThatWasKept() throws Exception {
        List<Capture> kept = new ArrayList<>();
        try (LocalArchive archive = LocalArchive.open(disk, Sample.options())) {
            assertThatThrownBy(() -> fill(archive, kept))
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageContaining(disk.toString())
                    .hasMessageContaining("could not be written")
                    .hasMessageContaining("free space");
            assertThatThrownBy(() -> append(archive, "https://tenger.example/more"))
                    .isInstanceOf(ArchiveException.class);

            assertThat(run("mount", "-o", "remount,size=20m", disk.toString())).isTrue();
            kept.add(append(archive, "https://tenger.example/after"));
        }

        try (LocalArchive archive = LocalArchive.open(disk, Sample.options())) {
            assertThat(kept)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(capture -> assertThat(
                                    archive.captures().read(capture).body().length())
                            .isEqualTo(20_000));
        }
        assertThat(Verification.of(disk, Sample.options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }
}
