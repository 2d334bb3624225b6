package mn.sonin.crawler.discovery;

import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.Bytes;

/**
 * What came back for an {@link Ask}.
 *
 * @param url after redirects; relative links are meant against it
 * @param mediaType as the Content-Type header gives it; empty for none
 * @param body content encoding undone
 * @param at when it was asked; relative dates count from it
 */
public record Answer(Ask ask, String url, Optional<String> mediaType, Bytes body, Instant at) {}
