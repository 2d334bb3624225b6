package mn.sonin.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import mn.sonin.crawler.SourceProposal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a file for a new source. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Looks at a site politely and proposes a source file, with ten headlines it would find.")
final class SourcesAddCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Mixin
    private ProposedFiles proposals;

    @Parameters(paramLabel = "URL", description = "The front page.")
    private URI site = URI.create("");

    @Override
    public Integer call() throws IOException {
        return switch (Looking.at(
                files.read(), crawler -> crawler.proposal(site, List.of()).look())) {
            case SourceProposal.Result.Nothing nothing -> throw new Failure(nothing.reason());
            case SourceProposal.Result.Proposed proposed ->
                proposals.confirmed(proposed, files.folder(), spec.commandLine().getOut()) ? 0 : 1;
        };
    }
}
