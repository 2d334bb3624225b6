package mn.sonin.search.page;

import java.util.List;
import mn.sonin.search.alert.Alerts;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Reply;
import mn.sonin.search.question.Address;

/** The page of saved searches. Where their matches are sent is nobody's business but the operator's. */
final class SavedPage {
    private final Alerts alerts;
    private final Templates templates;

    SavedPage(Alerts alerts, Templates templates) {
        this.alerts = alerts;
        this.templates = templates;
    }

    /** What the page shows. */
    record SavedView(List<SavedLine> searches) {}

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
        Chrome chrome = templates.chrome(words, words.say("saved.title"), "search", Address.of("/saved"));
        return templates.render("saved", chrome, new SavedView(lines));
    }
}
