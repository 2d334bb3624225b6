package mn.sonin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import mn.sonin.config.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the topics. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Lists the topics with their names and queries.")
final class TopicsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Override
    public Integer call() {
        Table table = new Table("id", "English", "Mongolian", "query");
        for (Topic topic : files.read().topics()) {
            table.row(topic.id(), topic.names().en(), topic.names().mn(), topic.query());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }
}
