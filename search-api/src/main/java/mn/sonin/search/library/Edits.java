package mn.sonin.search.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;

/** Finds changed headlines by walking the archive's sequence backwards, for what is new stands at its end. */
final class Edits {
    /** More than a reader goes through. */
    private static final int MOST = 5_000;

    private final Archive archive;

    Edits(Archive archive) {
        this.archive = archive;
    }

    /** Newest first. */
    List<Edit> since(Instant since) {
        return archive.articles().changedSince(since, MOST).stream()
                .flatMap(change -> edit(change).stream())
                .toList();
    }

    private Optional<Edit> edit(Articles.Change change) {
        ArticleId id = change.revision().article();
        return archive.articles().history(id).stream()
                .filter(revision -> revision.number() == change.revision().number() - 1)
                .findFirst()
                .map(before -> new Edit(change.source(), change.url(), before, change.revision()))
                .filter(Edits::matters);
    }

    private static boolean matters(Edit edit) {
        return edit.removed()
                || !WordDiff.trivial(
                        edit.before().content().title().value(),
                        edit.after().content().title().value());
    }
}
