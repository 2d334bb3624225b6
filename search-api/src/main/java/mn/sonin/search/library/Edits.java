package mn.sonin.search.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Revision;

/** Finds changed headlines by walking the archive's sequence backwards, for what is new stands at its end. */
final class Edits {
    /** Places looked at in one step; a week of a small archive is one step. */
    private static final int STEP = 2000;

    /** Steps at most, so that a page's cost stays bounded after a large import. */
    private static final int STEPS = 25;

    private final Archive archive;

    Edits(Archive archive) {
        this.archive = archive;
    }

    List<Edit> since(Instant since) {
        List<Edit> edits = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long to = archive.sequence();
        for (int step = 0; step < STEPS && to > 0; step++) {
            long from = Math.max(0, to - STEP);
            List<Articles.Change> changes =
                    archive.articles().changesAfter(from, (int) (to - from)).changes();
            changes.stream()
                    .filter(change -> candidate(change.revision(), since) && seen.add(name(change.revision())))
                    .forEach(change -> edit(change).ifPresent(edits::add));
            boolean older = changes.stream()
                    .anyMatch(change -> change.revision().observed().isBefore(since));
            to = older ? 0 : from;
        }
        edits.sort(Comparator.comparing((Edit edit) -> edit.after().observed()).reversed());
        return edits;
    }

    private static boolean candidate(Revision revision, Instant since) {
        return (revision.kind() == Revision.Kind.EDIT || revision.kind() == Revision.Kind.REMOVAL)
                && !revision.observed().isBefore(since);
    }

    private static String name(Revision revision) {
        return revision.article() + "/" + revision.number();
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
