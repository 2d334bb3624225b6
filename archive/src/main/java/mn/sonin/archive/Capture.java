package mn.sonin.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * One HTTP exchange as it is kept.
 *
 * @param status of the answer
 * @param mediaType as the answer's Content-Type gives it, parameters included; empty for none
 * @param payloadDigest {@code sha256:} and lower-case hexadecimal of the body in its content encoding
 * @param whole false where the body was cut short: its record says so (WARC-Truncated), or its head has a Content-Length above it
 * @param etag validator for a later conditional GET
 * @param lastModified validator for a later conditional GET
 * @param place where in the WARC files the answer stands
 * @param revisitOf the earlier capture with the same payload, where only the headers were written again
 */
public record Capture(
        CaptureId id,
        String source,
        Purpose purpose,
        String url,
        Instant at,
        int status,
        Optional<String> mediaType,
        String payloadDigest,
        boolean whole,
        Optional<String> etag,
        Optional<String> lastModified,
        WarcPlace place,
        Optional<CaptureId> revisitOf) {
    public Capture {
        mediaType = mediaType.map(StorableText::of);
        etag = etag.map(StorableText::of);
        lastModified = lastModified.map(StorableText::of);
    }

    /** The same, standing elsewhere in the WARC files. */
    public Capture at(WarcPlace other) {
        return with(whole, other);
    }

    /** The same, as one whose body was not cut short. */
    public Capture asWhole() {
        return with(true, place);
    }

    private Capture with(boolean otherWhole, WarcPlace otherPlace) {
        return new Capture(
                id,
                source,
                purpose,
                url,
                at,
                status,
                mediaType,
                payloadDigest,
                otherWhole,
                etag,
                lastModified,
                otherPlace,
                revisitOf);
    }

    /**
     * A record's place.
     *
     * @param file name inside the archive's WARC folder
     * @param offset of the first byte of the gzip member
     */
    public record WarcPlace(String file, long offset) {}
}
