package mn.sonin.crawler.fetch;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which machines may be asked. The crawler follows links that strangers wrote, so only addresses of the public internet
 * are, unless somebody names others.
 */
public final class AddressPolicy {
    /** The special ranges of the IANA registries (RFC 6890 and its updates) that are not reachable for everybody. */
    private static final List<Range> NOT_PUBLIC = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 4),
            Range.of("240.0.0.0", 4),
            Range.of("::", 96),
            Range.of("64:ff9b:1::", 48),
            Range.of("100::", 64),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("3fff::", 20),
            Range.of("5f00::", 16),
            Range.of("fc00::", 7),
            Range.of("fe80::", 10),
            Range.of("fec0::", 10),
            Range.of("ff00::", 8));

    /** NAT64 (RFC 6052) and 6to4 (RFC 3056) wrap an IPv4 address, which then decides. */
    private static final Range NAT64 = Range.of("64:ff9b::", 96);

    private static final Range SIX_TO_FOUR = Range.of("2002::", 16);

    private final boolean loopback;
    private final Set<InetAddress> named;

    private AddressPolicy(boolean loopback, Set<InetAddress> named) {
        this.loopback = loopback;
        this.named = Set.copyOf(named);
    }

    /** The public internet alone. */
    public static AddressPolicy publicOnly() {
        return new AddressPolicy(false, Set.of());
    }

    /** This machine's loopback as well: for the demo, whose sites run beside the crawler. */
    public static AddressPolicy allowingLoopback() {
        return new AddressPolicy(true, Set.of());
    }

    /** These addresses as well. */
    public static AddressPolicy allowing(InetAddress... addresses) {
        return new AddressPolicy(false, Set.of(addresses));
    }

    /** Whether this machine may be asked. */
    public boolean allows(InetAddress address) {
        return named.contains(address) || (loopback && address.isLoopbackAddress()) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        if (NAT64.holds(address) || SIX_TO_FOUR.holds(address)) {
            byte[] bytes = address.getAddress();
            int from = NAT64.holds(address) ? 12 : 2;
            return isPublic(numeric(Arrays.copyOfRange(bytes, from, from + 4)));
        }
        return NOT_PUBLIC.stream().noneMatch(range -> range.holds(address));
    }

    private static InetAddress numeric(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, got " + bytes.length, wrongLength);
        }
    }

    /** Addresses that share their first bits. */
    private record Range(InetAddress first, int bits) {
        static Range of(String first, int bits) {
            try {
                return new Range(InetAddress.getByName(first), bits);
            } catch (UnknownHostException notLiteral) {
                throw new IllegalArgumentException("not an address in numbers: \"%s\"".formatted(first), notLiteral);
            }
        }

        boolean holds(InetAddress address) {
            if (first instanceof Inet4Address != address instanceof Inet4Address) {
                return false;
            }
            int rest = first.getAddress().length * 8 - bits;
            return new BigInteger(1, first.getAddress())
                    .shiftRight(rest)
                    .equals(new BigInteger(1, address.getAddress()).shiftRight(rest));
        }
    }
}
