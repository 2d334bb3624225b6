package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Verification;
import mn.sonin.config.Settings;
import mn.sonin.indexer.index.FileVerification;
import mn.sonin.indexer.index.IndexVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at every byte of an archive. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks every WARC record against its digest, every row against its capture, the index against the rows"
                        + " and the files of the stories; changes nothing.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Override
    public Integer call() {
        home.mustExist();
        Settings settings = files.of(home).settings();
        Options options = Stores.options(settings, Clock.systemUTC());
        PrintWriter err = spec.commandLine().getErr();
        Verification.Report archive = Verification.of(home.folder(), options, new Steps(err, "Verifying")::reached);
        IndexVerification.Report index = index(settings, options, new Steps(err, "Verifying the index"));
        List<IndexVerification.Problem> stories =
                FileVerification.of(home.folder().resolve(Archiving.STORIES));
        print(archive, index, stories, options);
        return archive.clean() && index.clean() && stories.isEmpty() ? 0 : 1;
    }

    private IndexVerification.Report index(Settings settings, Options options, Steps steps) {
        try (LocalArchive rows = LocalArchive.openReading(home.folder(), options)) {
            return Indexes.verify(
                    home.folder(), rows, settings, (revisions, sequence, end) -> steps.reached(sequence, end));
        }
    }

    private void print(
            Verification.Report archive,
            IndexVerification.Report index,
            List<IndexVerification.Problem> stories,
            Options options) {
        PrintWriter out = spec.commandLine().getOut();
        archive.problems().forEach(out::println);
        index.problems().forEach(out::println);
        stories.forEach(out::println);
        waysBack(archive, index, stories, options).forEach(out::println);
        archive.awaited().forEach(file -> out.println("awaited: " + file));
        archive.ledgerHoles().forEach(hole -> out.println("ledger: " + hole));
        if (!index.remark().isEmpty()) {
            out.println(index.remark());
        }
        int problems = archive.problems().size() + index.problems().size() + stories.size();
        out.printf(
                "%d captures in %d bytes, %d articles, %d revisions in the index: %s%n",
                archive.captures(),
                archive.bytes(),
                archive.articles(),
                index.revisions(),
                problems == 0 ? "no problem" : problems == 1 ? "1 problem" : problems + " problems");
        out.flush();
    }

    /**
     * What an operator can do about each kind of file that something is wrong with.
     *
     * @param options where rows and WARC files are
     */
    private static List<String> waysBack(
            Verification.Report archive,
            IndexVerification.Report index,
            List<IndexVerification.Problem> stories,
            Options options) {
        List<String> ways = new ArrayList<>();
        boolean rows =
                archive.problems().stream().anyMatch(problem -> problem.file().equals(LocalArchive.ROWS));
        boolean warc = archive.problems().stream()
                .anyMatch(problem -> !problem.file().equals(LocalArchive.ROWS)
                        && !problem.reason().equals(Verification.BEHIND_ROWS));
        if (warc) {
            ways.add(
                    options.uploading().isPresent()
                            ? "WARC files: put those that are named back into the storage, out of a backup and under the same name; all other captures can be read as before."
                            : "WARC files: copy those that are named back from a backup; all other captures can be read as before.");
        }
        if (rows) {
            ways.add(
                    options.store().node().isPresent()
                            ? "Rows: restore a backup of the database; citations, saved searches and the ledger stand in the rows alone."
                            : "Rows: restore a backup; or move %s away and run \"sonin rebuild articles\": articles are made again from the WARC files, while citations, saved searches and the ledger stand in the rows alone."
                                    .formatted(LocalArchive.ROWS));
        }
        if (!index.clean()) {
            ways.add("Index: run \"sonin rebuild index\"; it is made again from the rows, and nothing is lost.");
        }
        if (!stories.isEmpty()) {
            ways.add(
                    "Stories: move the folder \"%s\" away; they are settled again at the next start, and nothing is lost."
                            .formatted(Archiving.STORIES));
        }
        return ways;
    }

    /** A line for each tenth of the work. */
    private static final class Steps {
        private final PrintWriter err;
        private final String work;
        private long tenths;

        Steps(PrintWriter err, String work) {
            this.err = err;
            this.work = work;
        }

        void reached(long done, long all) {
            long now = all == 0 ? 10 : done * 10 / all;
            if (now > tenths) {
                tenths = now;
                err.printf("%s: %d %%%n", work, now * 10);
            }
        }
    }
}
