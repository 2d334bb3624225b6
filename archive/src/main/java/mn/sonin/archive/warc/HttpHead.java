package mn.sonin.archive.warc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mn.sonin.archive.Captures.Header;

/**
 * The head of an HTTP answer, read as forgivingly as the web needs: bare line feeds, folded lines and lines without a colon
 * are taken for what they are, since what was captured cannot be sent back for correction.
 */
record HttpHead(int status, List<Header> headers) {
    private static final int NOT_MODIFIED = 304;
    private static final String ORIGINAL_TRANSFER_ENCODING = "X-Archive-Orig-Transfer-Encoding";

    /** As many digits as any body has bytes. */
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private static final Pattern STATUS_LINE = Pattern.compile("\\S+\\s+(\\d{3})(?:\\s.*)?");

    HttpHead {
        headers = List.copyOf(headers);
    }

    static HttpHead parse(byte[] head) {
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        Matcher statusLine = STATUS_LINE.matcher(lines[0]);
        int status = statusLine.matches() ? Integer.parseInt(statusLine.group(1)) : 0;
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            take(lines[i], headers);
        }
        return new HttpHead(status, headers);
    }

    private static void take(String line, List<Header> headers) {
        if (!headers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
            Header folded = headers.removeLast();
            headers.add(new Header(folded.name(), (folded.value() + " " + line.strip()).strip()));
            return;
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
    }

    /** How many bytes of an HTTP message are its head, the blank line included; all of them where there is none. */
    static int length(byte[] message, int from, int to) {
        for (int i = from; i < to; i++) {
            if (message[i] != '\n') {
                continue;
            }
            if (i + 1 < to && message[i + 1] == '\n') {
                return i + 2 - from;
            }
            if (i + 2 < to && message[i + 1] == '\r' && message[i + 2] == '\n') {
                return i + 3 - from;
            }
        }
        return to - from;
    }

    /**
     * The head as it may stand before a body whose transfer encoding was removed: that header keeps its value under a name
     * that no reader acts upon, as other archives do it.
     */
    static byte[] withoutTransferEncoding(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!text.toLowerCase(Locale.ROOT).contains("\ntransfer-encoding:")) {
            return head;
        }
        return text.replaceAll("(?i)\ntransfer-encoding:", "\n" + ORIGINAL_TRANSFER_ENCODING + ":")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /**
     * Whether the answer's Content-Length is above this number of bytes. One that was sent twice counts where both are the same (RFC 9110, 8.6);
     * beside a transfer encoding it says nothing (RFC 9112, 6.3), nor does that of a 304, which is of the body that was not sent.
     */
    boolean announcesMoreThan(long bytes) {
        List<String> lengths = tokens("Content-Length").stream().distinct().toList();
        return status != NOT_MODIFIED
                && first(ORIGINAL_TRANSFER_ENCODING).isEmpty()
                && lengths.size() == 1
                && LENGTH.matcher(lengths.getFirst()).matches()
                && Long.parseLong(lengths.getFirst()) > bytes;
    }

    /** All values of this header, split at commas, in their order. */
    List<String> tokens(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .flatMap(header -> List.of(header.value().split(",", -1)).stream())
                .map(token -> token.strip().toLowerCase(Locale.ROOT))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
