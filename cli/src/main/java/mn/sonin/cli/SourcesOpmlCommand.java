package mn.sonin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.SourceProposal.Result;
import mn.sonin.crawler.opml.Opml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds in and out of other readers. */
@Command(
        name = "opml",
        mixinStandardHelpOptions = true,
        description =
                "Prints the feeds of all sources as OPML; with FILE, proposes a source file for each site of that list.")
final class SourcesOpmlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationFolder files;

    @Mixin
    private ProposedFiles proposals;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A list of feeds as another reader exported it.")
    private @Nullable Path list;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (list != null) {
            return taken(list, out);
        }
        out.print(Opml.write(files.read().sources()));
        out.flush();
        return 0;
    }

    private int taken(Path list, PrintWriter out) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw new Failure("there is no file \"%s\"".formatted(list));
        }
        Map<URI, List<String>> sites = Opml.sites(Opml.read(Files.readAllBytes(list)));
        if (sites.isEmpty()) {
            throw new Failure(
                    ("\"%s\" holds no outline with the address of a feed (xmlUrl); give a list of feeds as readers"
                                    + " of feeds export it")
                            .formatted(list));
        }
        Set<String> known = files.read().sources().stream()
                .flatMap(source -> source.discovery().stream())
                .map(Discovery::url)
                .collect(Collectors.toSet());
        int left = 0;
        for (Map.Entry<URI, List<String>> site : sites.entrySet()) {
            List<String> feeds = site.getValue().stream()
                    .filter(feed -> !known.contains(feed))
                    .toList();
            if (feeds.isEmpty()) {
                out.printf("%s: its feeds are in the configuration already%n", site.getKey());
            } else if (!written(site.getKey(), feeds, out)) {
                left++;
            }
        }
        out.flush();
        return left == 0 ? 0 : 1;
    }

    /** One site that cannot be taken does not keep the others out. */
    private boolean written(URI site, List<String> feeds, PrintWriter out) throws IOException {
        Result result = Looking.at(
                files.read(), crawler -> crawler.proposal(site, feeds).look());
        switch (result) {
            case Result.Nothing nothing -> out.printf("%s: not taken: %s%n", site, nothing.reason());
            case Result.Proposed proposed -> {
                out.printf("%n%s:%n", site);
                try {
                    return proposals.confirmed(proposed, files.folder(), out);
                } catch (Failure failure) {
                    out.printf("%s: not taken: %s%n", site, failure.getMessage());
                }
            }
        }
        return false;
    }
}
