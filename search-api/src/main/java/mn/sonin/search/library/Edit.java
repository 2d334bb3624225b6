package mn.sonin.search.library;

import mn.sonin.archive.Revision;

/**
 * A headline that was changed.
 *
 * @param source id
 * @param url of the article
 * @param before the revision whose headline gave way
 * @param after the revision that has the new one, or that notes the removal
 */
public record Edit(String source, String url, Revision before, Revision after) {
    /** Whether the article was taken away rather than changed. */
    public boolean removed() {
        return after.kind() == Revision.Kind.REMOVAL;
    }
}
