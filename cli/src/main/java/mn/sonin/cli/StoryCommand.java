package mn.sonin.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import mn.sonin.archive.ArticleId;
import mn.sonin.search.api.StoryRoutes;
import mn.sonin.search.http.Json;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.StoryCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the articles that tell one event. */
@Command(
        name = "story",
        mixinStandardHelpOptions = true,
        description =
                "Shows the articles that tell one event: who was first, who copied whom, and why they are together.")
final class StoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeFolder home;

    @Mixin
    private ConfigurationFolder files;

    @Parameters(paramLabel = "ID", description = "Of a story, or of any of its articles.")
    private String id = "";

    @Option(names = "--json", description = "As the API tells it.")
    private boolean json;

    @Override
    public Integer call() {
        return OpenHome.ask(home, files, opened -> {
            print(card(opened.reading().library()));
            return 0;
        });
    }

    private StoryCard card(Library library) {
        if (!id.matches("[0-9a-hjkmnp-tv-z]{16}")) {
            throw new Failure("an id has 16 characters of base 32, got \"%s\"".formatted(id));
        }
        ArticleId asked = new ArticleId(id);
        return library.stories()
                .of(asked)
                .flatMap(place -> library.story(place.story()))
                .orElseThrow(() -> new Failure("no story has the id \"%s\"".formatted(id)));
    }

    private void print(StoryCard card) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(StoryRoutes.StoryRecord.of(card)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %d sources, %d languages%n",
                    card.id(),
                    card.sources().size(),
                    card.languages().size());
            card.told().forEach(told -> line(out, told));
        }
        out.flush();
    }

    private static void line(PrintWriter out, StoryCard.Told told) {
        out.printf(
                Locale.ROOT,
                "%+6d min  %s  %-12s %-11s %s%n",
                told.delay().toMinutes(),
                told.member().language(),
                told.member().source(),
                told.member().role().word(),
                told.article().current().content().title().value());
        told.before().ifPresent(before -> out.printf(Locale.ROOT, "            before: %s%n", before));
        told.member()
                .joined()
                .ifPresent(why -> out.printf(
                        Locale.ROOT,
                        "            like %s by %.2f, %d h apart: %s%n",
                        why.to(),
                        why.likeness(),
                        why.hours(),
                        String.join(", ", why.shared())));
    }
}
