package mn.sonin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import mn.sonin.search.api.ExportRoutes;
import mn.sonin.search.api.ExportRoutes.Form;
import mn.sonin.search.api.ExportRoutes.Written;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes whole results into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything that a search finds into a file, without a limit.",
            "Works beside a running 'sonin serve'."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Mixin
    private Choosing choosing;

    @Parameters(index = "0", paramLabel = "QUERY", description = "In the query language; blank for everything.")
    private String query = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Written anew, once all of it is there.")
    private Path file = Path.of("sonin.csv");

    @Option(names = "--format", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}. Default: csv.")
    private Form format = Form.CSV;

    @Option(names = "--bom", description = "Begin CSV with a byte order mark, so that Excel reads Cyrillic right.")
    private boolean mark;

    @Override
    public Integer call() {
        return OpenHome.ask(home, files, opened -> switch (written(opened.reading())) {
            case Written.Done done -> {
                spec.commandLine().getOut().printf("%d rows in %s%n", done.rows(), file);
                yield 0;
            }
            case Written.Refused refused ->
                throw new Failure(
                        "the query was not understood: " + refused.problem().message());
        });
    }

    private Written written(Reading reading) {
        try {
            return special() ? written(reading, file) : whole(reading);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("\"%s\" cannot be written: %s".formatted(file, Failure.reason(e)));
        }
    }

    /** Whether it is something that cannot be put in another's place, as a pipe or {@code /dev/stdout}. */
    private boolean special() {
        return Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Under its name stands what stood there before, until all of it is written. */
    private Written whole(Reading reading) throws IOException {
        Path part = Path.of(file + ".part");
        try {
            Written written = written(reading, part);
            if (written instanceof Written.Done) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Written written(Reading reading, Path to) throws IOException {
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(to, StandardCharsets.UTF_8), 1 << 16)) {
            return ExportRoutes.of(reading.library(), reading::home).write(format, mark, choosing.request(query), out);
        }
    }
}
