package mn.sonin.search.http;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/**
 * Lets no more than so many connections in. While there are so many, those that say nothing end soon, so that others get their
 * turn: those that are open when the last one comes, and those that were let in and open only then.
 */
final class Crowd extends NetworkConnectionLimit implements Connection.Listener {
    /** @param idle how long a connection may say nothing while no other is let in */
    Crowd(int connections, AbstractConnector connector, Duration idle) {
        super(connections, connector);
        setEndPointIdleTimeout(idle.toMillis());
    }

    @Override
    public void onOpened(Connection connection) {
        if (getNetworkConnectionCount() + getPendingNetworkConnectionCount() >= getMaxNetworkConnectionCount()) {
            connection.getEndPoint().setIdleTimeout(getEndPointIdleTimeout());
        }
    }
}
