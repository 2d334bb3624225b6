package mn.sonin.search.page;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.DayDigest;
import mn.sonin.search.library.Edit;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.Requests;
import mn.sonin.search.library.WordDiff;
import mn.sonin.search.question.Address;
import mn.sonin.search.question.Question;

/** The pages of days and of changed headlines. */
final class NewsPages {
    static final Parameter<LocalDate> DAY = Parameter.dayInPath("date", "A day as in 2025-12-05.");
    static final Parameter<Optional<LocalDate>> ANY_DAY = Parameter.day("date", "A day as in 2025-12-05.");

    private final Library library;
    private final Templates templates;

    NewsPages(Library library, Templates templates) {
        this.library = library;
        this.templates = templates;
    }

    /**
     * What a day's page shows; no next day where that is still to come, and the last day with headlines where this one has none.
     *
     * @param nothing whether there is no article of that day, in any language
     */
    record DigestView(
            String day,
            String iso,
            String total,
            boolean nothing,
            List<HitLine> english,
            List<HitLine> mongolian,
            SearchView.Link previous,
            Optional<SearchView.Link> next,
            Optional<SearchView.Link> last,
            List<SearchView.Link> takeaways) {}

    /** A changed headline. */
    record EditLine(
            ArticleId article,
            String language,
            String source,
            String sourceName,
            String when,
            boolean removed,
            List<WordDiff.Part> parts) {}

    /** What the page of changed headlines shows. */
    record EditedView(List<EditLine> edits) {}

    /** The newest day that has anything: from the afternoon on today's, before yesterday's, else the last one before it. */
    Reply newest(Asked asked) {
        LocalDate half = LocalDate.ofInstant(library.now().minus(Duration.ofHours(12)), library.zone());
        LocalDate day = asked.value(ANY_DAY).or(() -> last(half.plusDays(1))).orElse(half);
        return new Reply.Elsewhere("/digest/" + day, Map.of());
    }

    Reply digest(Asked asked) {
        Words words = Words.of(asked);
        LocalDate day = asked.value(DAY);
        DayDigest digest = library.digest(day, asked.value(Question.AS_OF));
        String title = words.say("digest.title", words.day(day));
        Chrome chrome = templates
                .chrome(words, title, "digest", Address.of("/digest/" + day))
                .following(Address.of("/digests.atom"));
        return templates.render("digest", chrome, view(digest, words));
    }

    private DigestView view(DayDigest digest, Words words) {
        LocalDate day = digest.day();
        LocalDate next = day.plusDays(1);
        String api = "/api/v1/digests/" + day;
        return new DigestView(
                words.day(day),
                day.toString(),
                words.count("articles", digest.total()),
                digest.total() == 0,
                HitLine.all(digest.english(), library, words),
                HitLine.all(digest.mongolian(), library, words),
                link(day.minusDays(1), words),
                next.isAfter(library.today()) ? Optional.empty() : Optional.of(link(next, words)),
                digest.headlines().isEmpty() ? last(day).map(last -> link(last, words)) : Optional.empty(),
                List.of(
                        new SearchView.Link(words.say("digest.text"), api + ".txt", false),
                        new SearchView.Link("Markdown", api + ".md", false),
                        new SearchView.Link("JSON", api, false),
                        new SearchView.Link("Atom", api + ".atom", false),
                        new SearchView.Link(
                                words.say("digest.permanent"), "/digest/" + day + "?asof=" + digest.sequence(), false),
                        new SearchView.Link(
                                words.say("digest.all"),
                                Address.of("/")
                                        .with("from", day.toString())
                                        .with("to", day.toString())
                                        .toString(),
                                false)));
    }

    /** The last day before this one that has headlines. */
    private Optional<LocalDate> last(LocalDate before) {
        return switch (library.search(Requests.newest("before:" + before, DayDigest.LANGUAGES))) {
            case SearchAnswer.Found found ->
                found.hits().stream()
                        .findFirst()
                        .map(hit -> LocalDate.ofInstant(hit.published().instant(), library.zone()));
            case SearchAnswer.Problem problem -> Optional.empty();
        };
    }

    private static SearchView.Link link(LocalDate day, Words words) {
        return new SearchView.Link(words.day(day), "/digest/" + day, false);
    }

    Reply edited(Asked asked) {
        Words words = Words.of(asked);
        List<EditLine> edits = library.editsSince(library.now().minus(Duration.ofDays(7))).stream()
                .map(edit -> line(edit, words))
                .toList();
        Chrome chrome = templates.chrome(words, words.say("edited.title"), "edited", Address.of("/edited"));
        return templates.render("edited", chrome, new EditedView(edits));
    }

    private EditLine line(Edit edit, Words words) {
        String before = edit.before().content().title().value();
        String after = edit.after().content().title().value();
        return new EditLine(
                edit.after().article(),
                edit.after().content().language().value(),
                edit.source(),
                Names.source(library.configuration(), edit.source(), words),
                words.time(edit.after().observed(), library.zone()),
                edit.removed(),
                edit.removed()
                        ? List.of(new WordDiff.Part(WordDiff.Fate.REMOVED, before))
                        : WordDiff.between(before, after));
    }
}
