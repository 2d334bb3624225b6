package mn.sonin.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * One story at one canonical address of one source.
 *
 * @param firstSeen when a lead or a capture first showed it
 * @param current the newest revision
 * @param absorbedBy the article that this headline turned out to be, once it was found; empty for all others
 */
public record Article(
        ArticleId id, String source, String url, Instant firstSeen, Revision current, Optional<ArticleId> absorbedBy) {}
