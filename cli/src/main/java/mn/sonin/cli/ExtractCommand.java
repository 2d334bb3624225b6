package mn.sonin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mn.sonin.config.Selectors;
import mn.sonin.config.Source;
import mn.sonin.crawler.extract.Batch;
import mn.sonin.crawler.extract.Extraction;
import mn.sonin.crawler.extract.Extractor;
import mn.sonin.crawler.extract.Page;
import mn.sonin.crawler.extract.evidence.Candidate;
import mn.sonin.crawler.extract.evidence.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads articles out of stored pages, and shows why. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Reads the article out of a stored page and prints each value with its basis and the runners-up.")
final class ExtractCommand implements Callable<Integer> {
    /** Pages read for nothing before times count, so that the machine's compiler has seen the code. */
    private static final int WARM_UP = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "FILE", description = "The page, or with --batch manifests of pages.")
    private List<Path> pages = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "The address that the page was stored from.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--source", paramLabel = "ID", description = "Use the selectors and the zone of this source.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--batch",
            description =
                    "Read all pages of the manifests (JSON lines of id, url, file) in one process and write one JSON line"
                            + " for each, with its milliseconds.")
    private boolean batch;

    @Override
    public Integer call() throws IOException {
        if (pages.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a file is missing");
        }
        if (batch && (url.isPresent() || source.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--batch takes neither --url nor --source: each line of a manifest names its own address");
        }
        if (batch) {
            batch();
        } else {
            Optional<Source> rules = source.map(id -> ConfigurationFolder.source(files.read(), files.folder(), id));
            for (Path page : pages) {
                print(extraction(page, rules));
            }
        }
        return 0;
    }

    private void batch() throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        new Batch(new Extractor(), Clock.systemUTC()).run(pages, WARM_UP, line -> write(out, line));
        out.flush();
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Extraction extraction(Path file, Optional<Source> rules) throws IOException {
        try {
            Page page = Page.of(
                            url,
                            Files.readAllBytes(file),
                            Optional.empty(),
                            Clock.systemUTC().instant())
                    .in(rules.map(Source::zone).orElse(Page.HOME));
            return new Extractor()
                    .extract(
                            page, Optional.empty(), rules.map(Source::selectors).orElse(Selectors.none()));
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file \"%s\"".formatted(file));
        } catch (IOException e) {
            throw new Failure("\"%s\" cannot be read: %s".formatted(file, Failure.reason(e)));
        }
    }

    private void print(Extraction found) {
        PrintWriter out = spec.commandLine().getOut();
        show(out, "title", found.title());
        show(out, "subtitle", found.subtitle());
        show(out, "byline", found.byline());
        show(out, "origin", found.origin());
        show(out, "published", found.published());
        show(out, "modified", found.modified());
        show(out, "headline language", found.headlineLanguage());
        show(out, "text language", found.bodyLanguage());
        show(out, "summary", found.summary());
        show(out, "canonical", found.canonical());
        out.println("robots: " + found.directives());
        out.println("encoding: %s (%s) %s"
                .formatted(
                        found.encoding().charset(),
                        found.encoding().why().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        String.join("; ", found.encoding().repairs())));
        show(out, "text", found.text());
        out.flush();
    }

    private static void show(PrintWriter out, String field, Found<?> found) {
        out.println(field + ": " + found.best().map(ExtractCommand::described).orElse("nothing found"));
        found.runnersUp().forEach(candidate -> out.println("  or: " + described(candidate)));
    }

    private static String described(Candidate<?> candidate) {
        return String.format(
                Locale.ROOT,
                "%s  [%s %s, %.2f]",
                candidate.value(),
                candidate.basis().word(),
                candidate.detail(),
                candidate.confidence());
    }
}
