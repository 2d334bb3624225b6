package mn.sonin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArchiveInUseException;
import mn.sonin.config.Configuration;

/** A home opened for one command that asks what readers ask. */
final class OpenHome {
    private OpenHome() {}

    /**
     * Asks, and closes the home: brought to its end first where this program has it to itself, and as last committed where another one writes to
     * it.
     *
     * @throws Failure where there is no home
     */
    static <T> T ask(HomeFolder home, ConfigurationFolder files, Function<Opened, T> question) {
        try {
            return alone(home, files, question);
        } catch (ArchiveInUseException e) {
            return beside(home, files, question);
        }
    }

    /**
     * Opens the home for writing, brings its index to the end, asks, and closes it.
     *
     * @throws Failure where there is no home
     * @throws ArchiveInUseException where another program has it open
     */
    static <T> T alone(HomeFolder home, ConfigurationFolder files, Function<Opened, T> question) {
        Clock clock = Clock.systemUTC();
        Configuration configuration = files.of(home);
        Path folder = files.folderOf(home);
        home.mustExist();
        try (Archiving archiving = Archiving.open(home.folder(), folder, () -> configuration, clock);
                Reading reading = Reading.of(archiving, folder, () -> configuration, clock)) {
            archiving.indexing().follow((revisions, sequence, end) -> {});
            return question.apply(new Opened(archiving.archive(), reading, clock));
        }
    }

    private static <T> T beside(HomeFolder home, ConfigurationFolder files, Function<Opened, T> question) {
        Clock clock = Clock.systemUTC();
        Configuration configuration = files.of(home);
        try (WrittenHome written = WrittenHome.open(home.folder(), files.folderOf(home), () -> configuration, clock);
                Reading reading = Reading.of(written, () -> configuration, clock)) {
            return question.apply(new Opened(written.archive(), reading, clock));
        }
    }

    /** What is open. */
    record Opened(Archive archive, Reading reading, Clock clock) {}
}
