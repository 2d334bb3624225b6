package mn.sonin.crawler.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import mn.sonin.crawler.fetch.FetchResult.Failure;

/**
 * Why an exchange ended before its answer.
 *
 * @param failure empty where the peer answered something that is not HTTP
 */
record NoAnswer(Optional<Failure> failure, String reason) {
    static NoAnswer of(IOException broken) {
        String reason = String.valueOf(broken.getMessage());
        return switch (broken) {
            case UnknownHostException unknown -> new NoAnswer(Optional.of(Failure.DNS), reason);
            case InterruptedIOException slow ->
                new NoAnswer(Optional.of(Failure.TIMEOUT), "no answer in time: " + reason);
            case SSLException distrusted -> new NoAnswer(Optional.of(Failure.TLS), reason);
            case ConnectException refused -> new NoAnswer(Optional.of(Failure.REFUSED), reason);
            case NoRouteToHostException unreachable -> new NoAnswer(Optional.of(Failure.REFUSED), reason);
            case ProtocolException garbled -> new NoAnswer(Optional.empty(), reason);
            default -> new NoAnswer(Optional.of(Failure.DISCONNECTED), reason);
        };
    }

    /** As WARC-Truncated names it. */
    String warcReason() {
        return failure.filter(Failure.TIMEOUT::equals).isPresent() ? "time" : "disconnect";
    }
}
