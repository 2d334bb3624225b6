package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Revision.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path backup = Path.of("");

    @BeforeEach
    void names() {
        home = folder.resolve("home");
        backup = folder.resolve("backup");
    }

    /** Another store overrides this, and keeps the same promises. */
    Options options() {
        return Sample.options(5_000);
    }

    private LocalArchive open(Path path) {
        return LocalArchive.open(path, path.equals(home) ? options() : Sample.options(5_000));
    }

    private static void write(LocalArchive archive, String url) {
        Capture capture = archive.captures().append(Sample.page(url, "Бие " + url), Sample.article());
        archive.articles().record(Sample.seen(capture, Kind.FIRST, Sample.content("Гарчиг " + url, "")));
    }

    @Test
    void aRestoredArchiveHasAllThatWasThere() {
        try (LocalArchive archive = open(home)) {
            write(archive, "https://tenger.example/1");
        }
        Backup.to(home, options(), backup);

        Backup.restore(backup, folder.resolve("again"), Sample.options());

        try (LocalArchive before = open(home);
                LocalArchive after = open(folder.resolve("again"))) {
            ArticleId id = ArticleId.of("https://tenger.example/1");
            assertThat(after.articles().find(id))
                    .isPresent()
                    .isEqualTo(before.articles().find(id));
            assertThat(after.captures().history("https://tenger.example/1"))
                    .isEqualTo(before.captures().history("https://tenger.example/1"));
            assertThat(after.recovery().none()).isTrue();
        }
    }

    @Test
    void aSecondBackupCopiesOnlyWhatIsNew() {
        try (LocalArchive archive = open(home)) {
            write(archive, "https://tenger.example/1");
            Backup.Copied first = Backup.to(home, options(), backup);
            assertThat(Backup.to(home, options(), backup)).isEqualTo(new Backup.Copied(0, 0));
            write(archive, "https://tenger.example/2");
            Backup.Copied second = Backup.to(home, options(), backup);

            assertThat(first.files()).isEqualTo(1);
            assertThat(second.bytes()).isBetween(1L, first.bytes());
        }
        assertThat(Verification.of(backup, Sample.options(), (bytes, all) -> {}).problems())
                .isEmpty();
    }

    @Test
    void aBackupOfABusyArchiveIsCleanAndRestoredWhileItGoesOn() {
        AtomicBoolean enough = new AtomicBoolean();
        try (LocalArchive archive = open(home)) {
            write(archive, "https://tenger.example/first");
            CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
                for (int i = 0; !enough.get(); i++) {
                    write(archive, "https://tenger.example/" + i);
                }
            });
            for (int i = 0; i < 3; i++) {
                Backup.to(home, options(), backup);
                assertThat(Verification.of(backup, Sample.options(), (bytes, all) -> {})
                                .problems())
                        .isEmpty();
                Path again = folder.resolve("again-" + i);
                Backup.restore(backup, again, Sample.options());
                assertThat(Verification.of(again, Sample.options(), (bytes, all) -> {})
                                .problems())
                        .isEmpty();
            }
            enough.set(true);
            busy.join();
        }
    }

    @Test
    void anArchiveIsNotRestoredOverAnother() {
        open(home).close();
        Backup.to(home, options(), backup);

        assertThatThrownBy(() -> Backup.restore(backup, home, options()))
                .hasMessageContaining("there is an archive here already");
    }

    @Test
    void aFolderWithOtherFilesIsNoBackup() throws IOException {
        open(home).close();
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> Backup.to(home, options(), backup))
                .hasMessageContaining("there are files here that are no backup");
    }
}
