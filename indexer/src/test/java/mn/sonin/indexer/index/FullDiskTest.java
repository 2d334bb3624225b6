package mn.sonin.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Newsroom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on a small disk of its own, which only root can make; skipped for others. */
class FullDiskTest {
    private static final int ARTICLES = 60;
    private static final int WORDS = 2_000;

    @TempDir
    private Path disk;

    @TempDir
    private Path home;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk.toString()), "only root can mount a disk");
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

    @Test
    void anIndexOnAFullDiskSaysSoAndGoesOnOnceThereIsRoom() throws Exception {
        Random random = new Random(11);
        try (Newsroom news = new Newsroom(home);
                LuceneIndex index = LuceneIndex.open(disk, news.archive(), Newsroom.WORDING, Newsroom.ZONE)) {
            for (int i = 0; i < ARTICLES; i++) {
                news.publish("Copper " + i, words(random));
            }

            assertThatThrownBy(() -> index.follow(Newsroom.SILENT))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining(disk.toString())
                    .hasMessageContaining("free the disk and start again, nothing is lost");
            assertThat(run("mount", "-o", "remount,size=50m", disk.toString())).isTrue();
            index.follow(Newsroom.SILENT);

            IndexVerification.Report report =
                    IndexVerification.of(disk, news.archive(), Newsroom.WORDING, Newsroom.SILENT);
            assertThat(report.problems()).isEmpty();
            assertThat(report.revisions()).isEqualTo(ARTICLES);
        }
    }

    /** Words that no index packs into little. */
    private static String words(Random random) {
        return random.ints(WORDS, 0, Integer.MAX_VALUE)
                .mapToObj(number -> Integer.toString(number, Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }
}
