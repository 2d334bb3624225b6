package mn.sonin.cli;

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
                        + " copied again. The index is left out: 'sonin rebuild index' makes it.")
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
        return 0;
    }
}
