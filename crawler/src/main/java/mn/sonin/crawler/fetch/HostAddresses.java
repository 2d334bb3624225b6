package mn.sonin.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mn.sonin.crawler.fetch.FetchResult.Failure;
import okhttp3.Dns;

/**
 * Looks hosts up, checks what was found and holds it until the connection is made: a name that changes its mind between the
 * look-up and the connection (DNS rebinding) is connected to what was checked.
 */
final class HostAddresses implements Dns, AutoCloseable {
    private final Resolver resolver;
    private final AddressPolicy policy;
    private final Duration patience;
    private final Map<String, Pin> pinned = new ConcurrentHashMap<>();

    /** Look-ups block their carrier, so they run on threads of the platform; a request waits for one at most. */
    private final ExecutorService lookups = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("dns-", 0).factory());

    HostAddresses(Resolver resolver, AddressPolicy policy, Duration patience) {
        this.resolver = resolver;
        this.policy = policy;
        this.patience = patience;
    }

    /** What a name led to. */
    sealed interface Found {
        record Usable(List<InetAddress> addresses) implements Found {
            public Usable {
                addresses = List.copyOf(addresses);
            }
        }

        record Private(String reason) implements Found {}

        record None(Failure failure, String reason) implements Found {}
    }

    Found find(String host) throws InterruptedException {
        Future<List<InetAddress>> lookup = lookups.submit(() -> resolver.lookup(host));
        try {
            return checked(host, lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return new Found.None(Failure.DNS, "%s has no address: %s".formatted(host, failed.getCause()));
        } catch (TimeoutException slow) {
            lookup.cancel(true);
            return new Found.None(Failure.DNS, "%s: no answer from DNS within %s".formatted(host, patience));
        }
    }

    /** One private address among public ones is enough to refuse: nobody has that by accident. */
    private Found checked(String host, List<InetAddress> found) {
        return found.stream()
                .filter(address -> !policy.allows(address))
                .findFirst()
                .<Found>map(address -> new Found.Private("%s is at %s, which is not an address of the public internet"
                        .formatted(host, address.getHostAddress())))
                .orElseGet(() -> new Found.Usable(found));
    }

    boolean allows(InetAddress address) {
        return policy.allows(address);
    }

    /** What the next connection to this host is made to; called by the holder of the host's turn. */
    void pin(String host, List<InetAddress> addresses) {
        pinned.merge(host, new Pin(addresses, 1), (before, fresh) -> new Pin(addresses, before.holders() + 1));
    }

    /** Ends one hold; somebody else may be asking the same host at another port. */
    void unpin(String host) {
        Pin left = pinned.merge(host, new Pin(List.of(), 0), (before, none) -> before.less());
        if (left.holders() == 0) {
            pinned.remove(host, left);
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Pin pin = pinned.get(host);
        if (pin == null || pin.addresses().isEmpty()) {
            throw new UnknownHostException(host + " was not looked up before it was connected to");
        }
        return pin.addresses();
    }

    /** What was checked, and how many connections are being made to it. */
    private record Pin(List<InetAddress> addresses, int holders) {
        Pin {
            addresses = List.copyOf(addresses);
        }

        Pin less() {
            return new Pin(addresses, holders - 1);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
