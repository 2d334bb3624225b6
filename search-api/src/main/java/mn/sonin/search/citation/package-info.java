/**
 * Searches that can be replayed, after the recommendations of the Research Data Alliance (DOI 10.15497/RDA00016). You bring a
 * search; you get a {@link mn.sonin.search.citation.Replay}: what it found when it was cited, what it finds now at the same
 * place of the archive's sequence, and why the two differ where they do. It neither routes nor shows.
 */
@NullMarked
package mn.sonin.search.citation;

import org.jspecify.annotations.NullMarked;
