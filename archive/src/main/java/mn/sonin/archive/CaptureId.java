package mn.sonin.archive;

import java.util.UUID;

/**
 * The name of a capture: the UUID of its WARC record.
 *
 * @param value a UUID in its usual 36 characters
 */
public record CaptureId(String value) {
    public CaptureId {
        if (!UUID.fromString(value).toString().equals(value)) {
            throw new IllegalArgumentException("a capture id is a lower-case UUID, got \"%s\"".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
