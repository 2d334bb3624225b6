package mn.sonin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import mn.sonin.archive.local.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a home out of a backup. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a new home out of a backup. Its index is made at the next start.")
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "DIR", description = "The backup.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Backup.Copied copied = Backup.restore(
                folder, home.folder(), Stores.options(files.of(home).settings(), Clock.systemUTC()));
        spec.commandLine()
                .getOut()
                .printf("%d files, %d bytes restored to %s%n", copied.files(), copied.bytes(), home.folder());
        if (!copied.lost().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            copied.lost().forEach(err::println);
            err.printf(
                    "%d files are not in the backup as a whole; all else is restored. Copy them from another backup, or take their captures for lost.%n",
                    copied.lost().size());
            return 1;
        }
        return 0;
    }
}
