package mn.sonin.crawler.politeness;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/**
 * Who wants a turn at which host.
 *
 * @param source id of the source that the request is for
 * @param host name, with its port where that is not 80 or 443
 * @param port names the servers behind the addresses, together with them
 * @param addresses of the host: hosts that share one share its turns
 * @param pause between the end of the last request at this host and the start of this one
 * @param dailyBudget requests a day for this source
 */
public record TurnRequest(
        String source, String host, int port, Set<InetAddress> addresses, Duration pause, int dailyBudget) {
    public TurnRequest {
        addresses = Set.copyOf(addresses);
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must not be negative, got " + pause);
        }
    }
}
