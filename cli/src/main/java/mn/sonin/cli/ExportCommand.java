package mn.sonin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Parameters(index = "1", paramLabel = "FILE", description = "Written anew.")
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
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16)) {
            return ExportRoutes.of(reading.library(), reading::home).write(format, mark, choosing.request(query), out);
        } catch (IOException e) {
            throw new Failure("\"%s\" cannot be written: %s".formatted(file, e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new Failure("\"%s\" cannot be written: %s".formatted(file, e.getMessage()));
        }
    }
}
