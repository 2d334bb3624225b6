package mn.sonin.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostAddressesTest {
    private static final String HOST = "news.example";
    private static final List<InetAddress> CHECKED = List.of(InetAddress.getLoopbackAddress());

    @Test
    void aHostThatIsAskedAtTwoPortsIsReachedUntilBothAreDone() throws UnknownHostException {
        try (HostAddresses addresses = addresses()) {
            addresses.pin(HOST, CHECKED);
            addresses.pin(HOST, CHECKED);

            addresses.unpin(HOST);
            assertThat(addresses.lookup(HOST)).isEqualTo(CHECKED);

            addresses.unpin(HOST);
            assertThatThrownBy(() -> addresses.lookup(HOST)).isInstanceOf(UnknownHostException.class);
        }
    }

    private static HostAddresses addresses() {
        return new HostAddresses(host -> CHECKED, AddressPolicy.allowingLoopback(), Duration.ofSeconds(1));
    }
}
