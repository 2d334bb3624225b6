package mn.sonin.search.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import mn.sonin.archive.Bytes;

/** What a handler answers. */
public sealed interface Reply {
    /**
     * A value, written as JSON.
     *
     * @param value a record, or a tree of Jackson
     */
    record Json(int status, Object value, Map<String, String> headers) implements Reply {
        public Json {
            headers = Map.copyOf(headers);
        }
    }

    /** Text of some kind, HTML included; the headers add to those that every answer carries, and win. */
    record Text(int status, String mediaType, String text, Map<String, String> headers) implements Reply {
        public Text {
            headers = Map.copyOf(headers);
        }
    }

    /** A file that never changes under its address. */
    record File(String mediaType, Bytes bytes) implements Reply {}

    /** A body as some other site sent it: never run, never framed by others, never taken for a page of ours. */
    record Kept(String mediaType, Bytes bytes) implements Reply {}

    /** A file of unknown length, written while it is read. */
    record Streamed(String mediaType, String fileName, Writing writing) implements Reply {}

    /** Look there instead; with cookies to set, by name. */
    record Elsewhere(String address, Map<String, String> cookies) implements Reply {
        public Elsewhere {
            cookies = Map.copyOf(cookies);
        }
    }

    /** No. */
    record Refused(Problem problem) implements Reply {}

    /** Writes a body. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Reply json(Object value) {
        return new Json(200, value, Map.of());
    }

    static Reply html(String text) {
        return new Text(200, "text/html; charset=utf-8", text, Map.of("Vary", "Accept-Language, Cookie, HX-Request"));
    }

    static Reply text(String mediaType, String text) {
        return new Text(200, mediaType, text, Map.of());
    }

    static Reply notFound(String detail) {
        return new Refused(Problem.notFound(detail));
    }
}
