package mn.sonin.search.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mn.sonin.archive.Revision;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Reply;
import mn.sonin.search.http.Says;
import mn.sonin.search.library.Edit;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.WordDiff;

/** Changed headlines for programs. */
public final class EditRoutes {
    static final Parameter<Integer> DAYS = Parameter.number("days", 1, 90, 7, "How many days back.");

    private final Library library;

    EditRoutes(Library library) {
        this.library = library;
    }

    Reply edited(Asked asked) {
        Instant since = library.now().minus(Duration.ofDays(asked.value(DAYS)));
        return Reply.json(EditList.of(since, library.editsSince(since)));
    }

    /** Changed headlines. */
    @Says("Headlines changed or taken away; changes of spacing, quotation marks or case are left out.")
    public record EditList(
            @Says("Since when.") Instant since,
            @Says("Newest first.") List<EditRecord> edits) {
        /** As programs read it. */
        public static EditList of(Instant since, List<Edit> edits) {
            return new EditList(since, edits.stream().map(EditRecord::of).toList());
        }
    }

    /** A changed headline. */
    @Says("A changed headline.")
    public record EditRecord(
            @Says("Id of the article.") String article,
            @Says("Id of the source.") String source,
            @Says("Address at the source.") String url,
            @Says("When the change was seen.") Instant observed,
            @Says("edit or removal.") String kind,
            @Says("The headline before.") String before,

            @Says("The headline after; the last one seen where the article was taken away.")
            String after,

            @Says("The change word by word.") List<PartRecord> difference) {
        static EditRecord of(Edit edit) {
            Revision after = edit.after();
            String was = edit.before().content().title().value();
            String now = after.content().title().value();
            return new EditRecord(
                    after.article().value(),
                    edit.source(),
                    edit.url(),
                    after.observed(),
                    edit.removed() ? "removal" : "edit",
                    was,
                    now,
                    WordDiff.between(was, now).stream().map(PartRecord::of).toList());
        }
    }

    /** A run of words. */
    @Says("A run of words with the same fate.")
    public record PartRecord(
            @Says("kept, removed or added.") String fate,
            @Says("The words.") String text) {
        static PartRecord of(WordDiff.Part part) {
            return new PartRecord(part.fate().name().toLowerCase(Locale.ROOT), part.text());
        }
    }
}
