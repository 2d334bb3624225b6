package mn.sonin.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
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
            assertThat(Backup.to(home, options(), backup)).isEqualTo(new Backup.Copied(0, 0, List.of()));
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

    /** The rows of the folder in which a backup is refused stay as they are. */
    private void refused(Path from, Path to, String reason) throws IOException {
        byte[] before = Files.readAllBytes(to.resolve("rows.sqlite"));

        assertThatThrownBy(() -> Backup.to(from, Sample.options(), to))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(to.toString())
                .hasMessageContaining(reason);

        assertThat(to.resolve("rows.sqlite")).hasBinaryContent(before);
        assertThat(to.resolve("rows.sqlite.new")).doesNotExist();
    }

    /** An archive whose rows stand in its folder, whatever {@link #options} says. */
    private Path embedded(String name, String... urls) {
        Path path = folder.resolve(name);
        try (LocalArchive archive = LocalArchive.open(path, Sample.options(5_000))) {
            List.of(urls).forEach(url -> write(archive, url));
        }
        return path;
    }

    @Test
    void aBackupIntoItsOwnHomeIsRefused() throws IOException {
        Path mine = embedded("mine", "https://tenger.example/1");

        refused(mine, folder.resolve("mine/../mine"), "this is the archive itself");
    }

    @Test
    void aBackupOverAnotherArchiveIsRefused() throws IOException {
        Path mine = embedded("mine", "https://tenger.example/1");
        Path another = embedded("another", "https://tenger.example/1");

        refused(mine, another, "another archive is here");
    }

    @Test
    void aBackupOverANewerStateIsRefused() throws IOException {
        Path mine = embedded("mine", "https://tenger.example/1");
        Backup.to(mine, Sample.options(), backup);
        embedded("mine", "https://tenger.example/2");

        refused(backup, mine, "what is here is newer (place 2 of the sequence, capture 2)");
    }

    @Test
    void aBackupOverARunningArchiveIsRefused() throws IOException {
        Path mine = embedded("mine", "https://tenger.example/1");
        Backup.to(mine, Sample.options(), backup);

        try (LocalArchive running = LocalArchive.open(mine, Sample.options())) {
            refused(backup, mine, "is being written by the program with process id");
            write(running, "https://tenger.example/2");
        }
        assertThat(Verification.of(mine, Sample.options(), (bytes, all) -> {}).articles())
                .isEqualTo(2);
    }

    @Test
    void aLostFileCostsItsCapturesAndNoBackup() throws IOException {
        Path mine = folder.resolve("mine");
        List<String> files = new ArrayList<>();
        try (LocalArchive archive = LocalArchive.open(mine, Sample.options(1))) {
            for (int i = 1; i <= 3; i++) {
                String url = "https://tenger.example/" + i;
                write(archive, url);
                files.add(archive.captures().history(url).getFirst().place().file());
            }
        }
        Files.delete(mine.resolve("warc").resolve(files.get(0)));
        Path shortened = mine.resolve("warc").resolve(files.get(1));
        long whole = Files.size(shortened);
        Files.write(shortened, Arrays.copyOf(Files.readAllBytes(shortened), (int) whole - 1));

        Backup.Copied copied = Backup.to(mine, Sample.options(), backup);

        assertThat(copied.files()).isEqualTo(1);
        assertThat(copied.lost())
                .containsExactly(
                        files.get(0) + ": the rows know this file, and it is gone",
                        "%s: the file ends at %d, before the %d bytes that the rows know"
                                .formatted(files.get(1), whole - 1, whole));
        Backup.Copied restored = Backup.restore(backup, folder.resolve("again"), Sample.options());
        assertThat(restored.lost()).hasSize(2);
        try (LocalArchive again = LocalArchive.open(folder.resolve("again"), Sample.options())) {
            Capture kept = again.captures().history("https://tenger.example/3").getFirst();
            assertThat(again.captures().here(kept)).isTrue();
            assertThat(again.articles().count()).isEqualTo(3);
        }
    }

    @Test
    void whatTheBackupHasOfALostFileStaysInIt() throws IOException {
        Path mine = embedded("mine", "https://tenger.example/1");
        Backup.to(mine, Sample.options(), backup);
        try (Stream<Path> files = Files.list(mine.resolve("warc"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(Backup.to(mine, Sample.options(), backup)).isEqualTo(new Backup.Copied(0, 0, List.of()));
    }
}
