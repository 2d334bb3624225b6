package mn.sonin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.DigestImport;
import mn.sonin.crawler.WarcImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in what was gathered elsewhere. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes in what was gathered elsewhere.",
        subcommands = {ImportCommand.Digest.class, ImportCommand.Warc.class})
final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: digest or warc");
    }

    @Command(
            name = "digest",
            mixinStandardHelpOptions = true,
            description =
                    "Takes in a page of numbered headlines, each with the host and the day of its publication; one"
                            + " headline-only article for each.")
    static final class Digest implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "FILE", description = "The digest as text.")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new Failure("there is no file \"%s\"".formatted(file));
            }
            DigestImport.Report report = home.open(
                    files.folderOf(home),
                    files.of(home),
                    crawler -> crawler.digestImport().take(file));
            if (report.total() == 0) {
                throw new Failure("\"%s\" holds no headline of the form «HEADLINE WWW.SOURCE.MN PUBLISHED:2025/12/05»"
                        .formatted(file));
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d headlines (%s), %d of them new%n",
                            report.total(), languages(report.headlines()), report.added());
            return 0;
        }

        private static String languages(Map<String, Integer> headlines) {
            return headlines.entrySet().stream()
                    .map(entry -> entry.getValue() + " "
                            + switch (entry.getKey()) {
                                case "en" -> "English";
                                case "mn" -> "Mongolian";
                                default -> entry.getKey();
                            })
                    .collect(Collectors.joining(", "));
        }
    }

    @Command(
            name = "warc",
            mixinStandardHelpOptions = true,
            description =
                    "Takes in the pages of the configured sources from WARC files made elsewhere (news-crawl, Browsertrix,"
                            + " Heritrix, wget), through the same extraction as a harvest.")
    static final class Warc implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "WARC files, gzipped or not.")
        private List<Path> warcs = List.of();

        @Override
        public Integer call() throws IOException {
            return home.open(files.folderOf(home), files.of(home), crawler -> {
                int exit = 0;
                for (Path file : warcs) {
                    exit = take(crawler, file) ? exit : 1;
                }
                return exit;
            });
        }

        /** Returns whether it was read to its end. */
        private boolean take(Crawler crawler, Path file) {
            try {
                WarcImport.Report report = crawler.warcImport().take(file);
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s: %d answers, %d articles new, %d known, %d of other sites, %d cut short, %d unreadable, %d passed over%n",
                                file,
                                report.answers(),
                                report.added(),
                                report.known(),
                                report.foreign(),
                                report.cut(),
                                report.unreadable(),
                                report.passedOver());
                report.stopped().ifPresent(reason -> refuse(file, reason));
                return report.stopped().isEmpty();
            } catch (IOException e) {
                refuse(file, Failure.reason(e));
                return false;
            }
        }

        private void refuse(Path file, String reason) {
            spec.commandLine().getErr().printf("sonin: \"%s\" cannot be read as a WARC file: %s%n", file, reason);
        }
    }
}
