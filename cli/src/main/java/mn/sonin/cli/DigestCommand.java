package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.search.api.DigestRoutes;
import mn.sonin.search.library.DayDigest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the headlines of a day. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the headlines of a day, English and Mongolian: the events that most sources tell, from many sources.",
            "The text form can be read back by 'sonin import digest'."
        })
final class DigestCommand implements Callable<Integer> {
    /** How it is written. */
    enum Format {
        TEXT,
        MARKDOWN,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Option(names = "--date", paramLabel = "DATE", description = "As in 2025-12-05. Default: the last whole day.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(names = "--format", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        return OpenHome.ask(home, files, opened -> {
            Reading reading = opened.reading();
            LocalDate day = date.orElseGet(() -> LocalDate.ofInstant(
                    opened.clock().instant().minus(Duration.ofDays(1)),
                    reading.library().zone()));
            DayDigest digest = reading.library().digest(day);
            DigestRoutes forms = new DigestRoutes(reading.library(), reading::home);
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    switch (format) {
                        case TEXT -> forms.text(digest);
                        case MARKDOWN -> forms.markdown(digest);
                        case HTML -> forms.html(digest);
                    });
            out.flush();
            return 0;
        });
    }
}
