package mn.sonin.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mn.sonin.search.api.EditRoutes;
import mn.sonin.search.http.Json;
import mn.sonin.search.library.Edit;
import mn.sonin.search.library.WordDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows changed headlines. */
@Command(
        name = "edited",
        mixinStandardHelpOptions = true,
        description = {
            "Shows headlines that were changed or taken away, newest first: [-words that went-] {+words that came+}.",
            "Works beside a running 'sonin serve'."
        })
final class EditedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Option(names = "--days", paramLabel = "N", description = "How far back. Default: 7.")
    private int days = 7;

    @Option(names = "--json", description = "As the API tells it.")
    private boolean json;

    @Override
    public Integer call() {
        return OpenHome.ask(home, files, opened -> {
            Instant since = opened.clock().instant().minus(Duration.ofDays(days));
            print(since, opened.reading().library().editsSince(since));
            return 0;
        });
    }

    private void print(Instant since, List<Edit> edits) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(EditRoutes.EditList.of(since, edits)));
        } else {
            edits.forEach(edit -> out.printf(
                    "%s  %s  %s%n            %s%n", edit.after().observed(), edit.source(), edit.url(), told(edit)));
        }
        out.flush();
    }

    private static String told(Edit edit) {
        String before = edit.before().content().title().value();
        return edit.removed()
                ? "taken away: " + before
                : WordDiff.between(before, edit.after().content().title().value()).stream()
                        .map(EditedCommand::told)
                        .collect(Collectors.joining(" "));
    }

    private static String told(WordDiff.Part part) {
        return switch (part.fate()) {
            case KEPT -> part.text();
            case REMOVED -> "[-" + part.text() + "-]";
            case ADDED -> "{+" + part.text() + "+}";
        };
    }
}
