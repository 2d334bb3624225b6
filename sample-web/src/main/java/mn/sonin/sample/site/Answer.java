package mn.sonin.sample.site;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a site says to a request, before validators and connections come in.
 *
 * @param status of HTTP
 * @param type the Content-Type as sent, which may be wrong on purpose
 * @param text of the body
 * @param charset the bytes are really in
 * @param gzip whether the body itself is a gzip file, as of {@code sitemap.xml.gz}
 * @param modified when the page was last touched, for Last-Modified
 * @param headers further ones
 */
public record Answer(
        int status,
        String type,
        String text,
        Charset charset,
        boolean gzip,
        Optional<OffsetDateTime> modified,
        Map<String, String> headers) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer ok(String type, String text) {
        return new Answer(200, type, text, StandardCharsets.UTF_8, false, Optional.empty(), Map.of());
    }

    static Answer html(String text) {
        return ok("text/html; charset=utf-8", text);
    }

    static Answer xml(String text) {
        return ok("application/xml; charset=utf-8", text);
    }

    static Answer json(String text) {
        return ok("application/json; charset=utf-8", text);
    }

    static Answer plain(String text) {
        return ok("text/plain; charset=utf-8", text);
    }

    /** What a site says that serves no robot at all. */
    public static Answer refused() {
        return html("<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center>"
                        + "<hr><center>nginx</center></body></html>")
                .status(403);
    }

    /** A status and nothing else. */
    public static Answer bare(int status, Optional<Duration> retryAfter) {
        Answer bare = plain("").status(status);
        return retryAfter
                .map(wait -> bare.with("Retry-After", Long.toString(wait.toSeconds())))
                .orElse(bare);
    }

    /** The same answer with another text. */
    public Answer rewritten(String other) {
        return new Answer(status, type, other, charset, gzip, modified, headers);
    }

    Answer status(int other) {
        return new Answer(other, type, text, charset, gzip, modified, headers);
    }

    Answer type(String other) {
        return new Answer(status, other, text, charset, gzip, modified, headers);
    }

    Answer in(Charset other) {
        return new Answer(status, type, text, other, gzip, modified, headers);
    }

    Answer zipped() {
        return new Answer(status, "application/x-gzip", text, charset, true, modified, headers);
    }

    Answer touched(OffsetDateTime moment) {
        return new Answer(status, type, text, charset, gzip, Optional.of(moment), headers);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, text, charset, gzip, modified, more);
    }
}
