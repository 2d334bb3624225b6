package mn.sonin.search.page;

import java.util.List;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.question.Address;

/** The page of saved searches. Where their matches are sent is nobody's business but the operator's. */
final class SavedPage {
    static final Parameter<String> NAME =
            Parameter.text("name", "What a search to be saved is called, for the commands shown.");
    static final Parameter<String> QUERY = Parameter.text("q", "A search to be saved, for the commands shown.");

    private final Alerts alerts;
    private final Templates templates;

    SavedPage(Alerts alerts, Templates templates) {
        this.alerts = alerts;
        this.templates = templates;
    }

    /**
     * What the page shows.
     *
     * @param mail the command that saves a search for readers of e-mail
     * @param webhook the command that saves it for a program
     */
    record SavedView(List<SavedLine> searches, String mail, String webhook) {}

    /** One saved search. */
    record SavedLine(String name, String query, String search, String atom, String json) {}

    Reply list(Asked asked) {
        Words words = Words.of(asked);
        List<SavedLine> lines = alerts.all().stream()
                .map(saved -> new SavedLine(
                        saved.name(),
                        saved.query(),
                        Address.of("/").with("q", saved.query()).toString(),
                        "/saved/" + saved.id() + "/feed.atom",
                        "/saved/" + saved.id() + "/feed.json"))
                .toList();
        Chrome chrome = templates.chrome(words, words.say("saved.title"), "search", here(asked));
        return templates.render(
                "saved",
                chrome,
                new SavedView(
                        lines, command(asked, "mailto:editor@example.mn"), command(asked, "https://example.mn/hook")));
    }

    /** The page with what was filled in, to come back to after changing the language. */
    private static Address here(Asked asked) {
        Address here = Address.of("/saved");
        for (Parameter<String> parameter : List.of(NAME, QUERY)) {
            String value = asked.value(parameter);
            here = value.isBlank() ? here : here.with(parameter.name(), value);
        }
        return here;
    }

    private static String command(Asked asked, String target) {
        String asking = asked.value(QUERY);
        String query = asking.isBlank() ? "\"Rio Tinto\" OR topic:oyu-tolgoi" : asking;
        String name = asked.value(NAME).isBlank() ? asking : asked.value(NAME);
        return "sonin saved add --target %s -- %s %s"
                .formatted(target, quoted(name.isBlank() ? "Rio Tinto" : name), quoted(query));
    }

    /** As one word to a shell, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
