package mn.sonin.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A small disk at a folder, which only root can make; the test is skipped for others. */
public final class SmallDisk implements AutoCloseable {
    private final String folder;

    /** @param size as {@code mount} takes it, as in {@code 300k} */
    public SmallDisk(Path folder, String size) {
        this.folder = folder.toString();
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", this.folder), "only root can mount a disk");
    }

    /** From now on it has room. */
    public void grow() {
        assertThat(run("mount", "-o", "remount,size=50m", folder)).isTrue();
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", folder);
    }
}
