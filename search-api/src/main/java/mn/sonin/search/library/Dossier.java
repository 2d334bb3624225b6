package mn.sonin.search.library;

import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Article;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
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

    /**
     * Whether the page of this capture may be shown. One that asked not to be archived is evidence of its headline only: what was read out
     * of it has no text. Where no revision was read out of it, as of a visit that found nothing new, what the article said last decides.
     */
    public boolean shows(CaptureId capture) {
        List<Revision> read = readFrom(capture);
        return read.isEmpty()
                ? revisions.reversed().stream()
                        .filter(revision -> revision.kind() != Revision.Kind.REMOVAL)
                        .findFirst()
                        .filter(Dossier::hasText)
                        .isPresent()
                : read.stream().anyMatch(Dossier::hasText);
    }

    /** Whether this capture proves a revision of it. */
    public boolean restsOn(CaptureId capture) {
        return !readFrom(capture).isEmpty();
    }

    private List<Revision> readFrom(CaptureId capture) {
        return revisions.stream()
                .filter(revision -> revision.capture().equals(capture))
                .toList();
    }

    private static boolean hasText(Revision revision) {
        return revision.content().text().isPresent();
    }

    /**
     * The address of what proves a revision, as it was kept; empty where it may not be shown. It names the article, for the page may have
     * been had from another address than the article's.
     */
    public Optional<String> proof(Revision revision) {
        // A headline without a page stands in a feed, a list or a digest.
        return revision.kind() == Revision.Kind.HEADLINE_ONLY || shows(revision.capture())
                ? Optional.of("/captures/%s?article=%s".formatted(revision.capture(), article.id()))
                : Optional.empty();
    }

    /** What the article says now. */
    public Revision current() {
        return article.current();
    }
}
