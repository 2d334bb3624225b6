package mn.sonin.cli;

import java.time.Clock;
import java.util.function.Function;
import mn.sonin.config.Configuration;

/** A home opened for one command that asks what readers ask. */
final class OpenHome {
    private OpenHome() {}

    /**
     * Opens the home, brings its index to the end, asks, and closes it.
     *
     * @throws Failure where there is no home, or another program has it open
     */
    static <T> T ask(HomeFolder home, ConfigurationFolder files, Function<Opened, T> question) {
        Clock clock = Clock.systemUTC();
        Configuration configuration = files.of(home);
        home.mustExist();
        try (Archiving archiving = Archiving.open(home.folder(), files.folderOf(home), () -> configuration, clock);
                Reading reading = Reading.of(archiving, files.folderOf(home), () -> configuration, clock)) {
            archiving.indexing().follow((revisions, sequence, end) -> {});
            return question.apply(new Opened(archiving, reading, clock));
        }
    }

    /** What is open. */
    record Opened(Archiving archiving, Reading reading, Clock clock) {}
}
