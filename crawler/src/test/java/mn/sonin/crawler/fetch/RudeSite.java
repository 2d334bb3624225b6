package mn.sonin.crawler.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A site that answers whatever bytes it likes; its robots.txt is missing unless a path says otherwise. */
final class RudeSite implements AutoCloseable {
    private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private final ServerSocket server;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Manners> paths = new ConcurrentHashMap<>();
    private final List<Future<?>> conversations = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Request lines, as they came. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Lines of the heads of all requests, as they came. */
    final List<String> headers = new CopyOnWriteArrayList<>();

    /** How a path is answered. */
    @FunctionalInterface
    interface Manners {
        /** Says what it wants to a visitor who may leave at any time. */
        void answer(OutputStream out, Socket visitor) throws IOException;
    }

    RudeSite() throws IOException {
        server = new ServerSocket(0, 50, Crawler.address(Crawler.SITE_ADDRESS));
        conversations.add(visitors.submit(this::receive));
    }

    RudeSite at(String path, Manners manners) {
        paths.put(path, manners);
        return this;
    }

    RudeSite at(String path, String answer) {
        return at(path, (out, visitor) -> out.write(answer.getBytes(ISO_8859_1)));
    }

    String url(String path) {
        return "http://" + Crawler.SITE_ADDRESS + ":" + server.getLocalPort() + path;
    }

    String port() {
        return String.valueOf(server.getLocalPort());
    }

    private Void receive() throws IOException {
        while (true) {
            Socket visitor = server.accept();
            open.add(visitor);
            conversations.add(visitors.submit(() -> {
                converse(visitor);
                return visitor;
            }));
        }
    }

    private void converse(Socket visitor) throws IOException {
        try (visitor) {
            BufferedReader in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), ISO_8859_1));
            String request = in.readLine();
            if (request == null) {
                return;
            }
            asked.add(request);
            for (String header = in.readLine(); header != null && !header.isEmpty(); ) {
                headers.add(header);
                header = in.readLine();
            }
            Manners manners = paths.get(request.split(" ", -1)[1]);
            OutputStream out = visitor.getOutputStream();
            if (manners == null) {
                out.write(NOT_FOUND.getBytes(ISO_8859_1));
            } else {
                manners.answer(out, visitor);
            }
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
        visitors.close();
    }
}
