package mn.sonin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import mn.sonin.crawler.SourceProposal.Result.Proposed;
import picocli.CommandLine.Option;

/** Source files as proposed, each written only where the operator says yes. */
final class ProposedFiles {
    private final BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Option(names = "--yes", description = "Write without asking.")
    private boolean yes;

    /**
     * Shows what would be written, asks, and writes.
     *
     * @return whether it was written
     * @throws Failure where a file of that name is there
     */
    boolean confirmed(Proposed proposed, Path configuration, PrintWriter out) throws IOException {
        Path file = configuration.resolve("sources").resolve(proposed.id() + ".yaml");
        if (Files.exists(file)) {
            throw new Failure("%s is there already; 'sonin sources check %s' tries it, or move it away and try again"
                    .formatted(file, proposed.id()));
        }
        out.print(proposed.yaml());
        out.println();
        proposed.headlines().forEach(headline -> out.println("  " + headline));
        out.printf("Write this to %s? [y/N] ", file);
        out.flush();
        if (!yes && !answeredYes()) {
            out.println("Nothing was written.");
            return false;
        }
        Files.writeString(file, proposed.yaml(), StandardOpenOption.CREATE_NEW);
        out.printf("%nWritten. 'sonin sources check %s' tries it.%n", proposed.id());
        return true;
    }

    private boolean answeredYes() throws IOException {
        String answer = answers.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
