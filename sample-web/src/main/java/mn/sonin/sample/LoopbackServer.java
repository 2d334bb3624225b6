package mn.sonin.sample;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Many hosts on one machine: 127.0.0.11, .12 and so on under one port, because crawlers are polite per host. Where only
 * 127.0.0.1 answers, each site has a port instead.
 */
final class LoopbackServer implements AutoCloseable {
    private static final int FIRST_HOST = 11;
    private static final int TRIES = 20;

    private final Server server;
    private final List<ServerConnector> connectors;

    private LoopbackServer(Server server, List<ServerConnector> connectors) {
        this.server = server;
        this.connectors = connectors;
    }

    static LoopbackServer bind(int hosts, int port) throws IOException {
        if (!severalHosts()) {
            return bound(hosts, port, false);
        }
        for (int tried = 1; ; tried++) {
            try {
                return bound(hosts, port, true);
            } catch (IOException e) {
                // A port that is free at the first host may be taken at another; with port 0 the next one is as good.
                if (port != 0 || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static boolean severalHosts() {
        try (ServerConnector probe = new ServerConnector(new Server())) {
            probe.setHost("127.0.0." + FIRST_HOST);
            probe.open();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static LoopbackServer bound(int hosts, int port, boolean ownHosts) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(hosts + 16);
        threads.setName("sample-web");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sample-web-", 0).factory()));
        Server server = new Server(threads);
        List<ServerConnector> connectors = new ArrayList<>();
        try {
            for (int n = 0; n < hosts; n++) {
                connectors.add(
                        connector(server, n, connectors.isEmpty() ? port : next(connectors, ownHosts), ownHosts));
            }
        } catch (IOException e) {
            connectors.forEach(ServerConnector::close);
            throw new BindException(
                    "the sample web cannot listen on port %d: %s; choose another port".formatted(port, e.getMessage()));
        }
        connectors.forEach(server::addConnector);
        return new LoopbackServer(server, connectors);
    }

    private static int next(List<ServerConnector> bound, boolean ownHosts) {
        return bound.getLast().getLocalPort() + (ownHosts ? 0 : 1);
    }

    private static ServerConnector connector(Server server, int n, int port, boolean ownHosts) throws IOException {
        HttpConfiguration plain = new HttpConfiguration();
        plain.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(plain));
        connector.setHost(ownHosts ? "127.0.0." + (FIRST_HOST + n) : "127.0.0.1");
        connector.setPort(port);
        connector.open();
        return connector;
    }

    URI home(int n) {
        ServerConnector connector = connectors.get(n);
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + "/");
    }

    void serve(IntFunction<SampleSite> sites) throws IOException {
        Map<Connector, SampleSite> byConnector = new HashMap<>();
        for (int n = 0; n < connectors.size(); n++) {
            byConnector.put(connectors.get(n), sites.apply(n));
        }
        server.setHandler(new SiteHandler(byConnector));
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the sample web cannot start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the sample web does not stop: " + e.getMessage(), e);
        }
    }
}
