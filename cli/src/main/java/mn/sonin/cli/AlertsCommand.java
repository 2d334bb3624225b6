package mn.sonin.cli;

import java.util.concurrent.Callable;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.search.alert.Alerts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells readers what is new on their saved searches. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description =
                "Tells readers what is new on their saved searches. 'sonin serve' does so by itself, and is not run beside.",
        subcommands = AlertsCommand.Run.class)
final class AlertsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run");
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Matches, and sends what is due, once.")
    static final class Run implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private HomeFolder home;

        @Mixin
        private ConfigurationFolder files;

        @Option(names = "--match-only", description = "Write down what matched, and send nothing.")
        private boolean matchOnly;

        @Option(names = "--allow-loopback", description = "Send to webhooks on this very machine too, for trying out.")
        private boolean loopback;

        @Override
        public Integer call() {
            return OpenHome.alone(home, files, opened -> {
                AddressPolicy reachable = loopback ? AddressPolicy.allowingLoopback() : AddressPolicy.publicOnly();
                Alerts alerts = SavedCommand.alerts(opened, reachable);
                Alerts.Report report = matchOnly ? new Alerts.Report(alerts.match(), 0, 0) : alerts.run();
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%d matched, %d arrived, %d failed%n",
                                report.matched(), report.arrived(), report.failed());
                return 0;
            });
        }
    }
}
