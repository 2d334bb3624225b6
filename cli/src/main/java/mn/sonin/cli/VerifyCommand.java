package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import mn.sonin.archive.local.Options;
import mn.sonin.archive.local.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at every byte of an archive. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks every WARC record against its digest and every row against its capture; changes nothing.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Override
    public Integer call() {
        home.mustExist();
        Verification.Report report = Verification.of(
                home.folder(),
                Options.standard(Clock.systemUTC()),
                new Steps(spec.commandLine().getErr()));
        PrintWriter out = spec.commandLine().getOut();
        report.problems().forEach(problem -> out.println(problem));
        report.ledgerHoles().forEach(hole -> out.println("ledger: " + hole));
        out.printf(
                "%d captures in %d bytes and %d articles: %s%n",
                report.captures(),
                report.bytes(),
                report.articles(),
                report.clean() ? "no problem" : report.problems().size() + " problems");
        return report.clean() ? 0 : 1;
    }

    /** A line for each tenth of the work. */
    private static final class Steps implements Verification.Progress {
        private final PrintWriter err;
        private long tenths;

        Steps(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void verified(long bytes, long all) {
            long now = all == 0 ? 10 : bytes * 10 / all;
            if (now > tenths) {
                tenths = now;
                err.printf("Verifying: %d %%%n", now * 10);
            }
        }
    }
}
