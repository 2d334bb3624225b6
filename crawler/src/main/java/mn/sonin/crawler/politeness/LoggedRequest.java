package mn.sonin.crawler.politeness;

import java.time.Instant;

/**
 * One request, or one that was not made.
 *
 * @param host name, with its port where that is not 80 or 443
 * @param robots what robots.txt said, as in {@code allowed} or {@code Disallow: /admin}
 * @param outcome status of the answer, or why there was none
 * @param sent whether anything was sent
 * @param bytes received
 * @param bytesSaved size of the body that a 304 spared the site
 */
public record LoggedRequest(
        Instant at,
        String host,
        String url,
        String robots,
        String outcome,
        boolean sent,
        long bytes,
        long bytesSaved) {}
