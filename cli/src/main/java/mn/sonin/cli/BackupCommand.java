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

/** Copies an archive while it is used. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Copies the archive as of one moment, also while it is used; WARC files that are there already are not"
                        + " copied again. Where one is lost, all else is copied, and the exit code is 1. The index is left out: 'sonin rebuild index' makes it.")
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "DIR", description = "Where to; the folder of an earlier backup is brought up to date.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        home.mustExist();
        Backup.Copied copied =
                Backup.to(home.folder(), Stores.options(files.of(home).settings(), Clock.systemUTC()), folder);
        spec.commandLine().getOut().printf("%d files, %d bytes copied to %s%n", copied.files(), copied.bytes(), folder);
        if (!copied.lost().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            copied.lost().forEach(err::println);
            err.printf(
                    "%d files could not be copied as a whole; all else is in the backup. Copy them from an earlier backup, start the node that has them, or take their captures for lost.%n",
                    copied.lost().size());
            return 1;
        }
        return 0;
    }
}
