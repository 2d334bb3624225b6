package mn.sonin.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds a host's addresses. */
@FunctionalInterface
public interface Resolver {
    List<InetAddress> lookup(String host) throws UnknownHostException;

    /** As this machine does. */
    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
