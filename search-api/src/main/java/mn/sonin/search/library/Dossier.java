package mn.sonin.search.library;

import java.util.List;
import mn.sonin.archive.Article;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Revision;

/**
 * All that is known of one article.
 *
 * @param revisions oldest first
 * @param captures of its address, oldest first
 */
public record Dossier(Article article, List<Revision> revisions, List<Capture> captures) {
    public Dossier {
        revisions = List.copyOf(revisions);
        captures = List.copyOf(captures);
    }

    /** What the article says now. */
    public Revision current() {
        return article.current();
    }
}
