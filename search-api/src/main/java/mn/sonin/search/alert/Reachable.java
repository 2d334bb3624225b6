package mn.sonin.search.alert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.Dns;

/**
 * Looks hosts up for a connection and refuses those on private addresses. The addresses that were checked are the ones that are connected to,
 * so a name that changes its mind in between (DNS rebinding) gains nothing.
 */
final class Reachable implements Dns {
    /** An address in numbers, which the client connects to without looking it up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");

    private final Dns names;
    private final Predicate<InetAddress> allowed;

    /**
     * Machines that may be reached.
     *
     * @param names where hosts are looked up
     */
    Reachable(Dns names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /** A host leads to a machine that may not be sent to; one private address among public ones is enough. */
    static final class Forbidden extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Forbidden(InetAddress address) {
            super("leads to the private address %s; only public ones are sent to".formatted(address.getHostAddress()));
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = names.lookup(host);
        for (InetAddress address : found) {
            if (!allowed.test(address)) {
                throw new Forbidden(address);
            }
        }
        return found;
    }

    /** Refuses a private address that stands in place of a name. */
    void checkLiteral(String host) throws UnknownHostException {
        if (LITERAL.matcher(host).matches()) {
            lookup(host);
        }
    }
}
