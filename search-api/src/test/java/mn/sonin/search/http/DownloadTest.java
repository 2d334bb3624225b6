package mn.sonin.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files that are written while they are read. */
class DownloadTest {
    private static HttpServer serving(Reply.Writing writing) {
        Route route = Route.other(
                "/file", "file", "text/csv", "A file.", asked -> new Reply.Streamed("text/csv", "file.csv", writing));
        return ((HttpServer.Start.Serving) HttpServer.start(
                        new HttpServer.Settings("127.0.0.1", 0, Optional.empty(), 1000, Duration.ofSeconds(30), 100),
                        List.of(route),
                        (problem, asked) -> Reply.text("text/plain", problem.title()),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC()))
                .server();
    }

    @Test
    void aDownloadThatBreaksDoesNotLookWhole() {
        try (HttpServer server = serving(out -> {
                    out.write(new byte[100_000]);
                    out.flush();
                    throw new IllegalStateException("the index is torn");
                });
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/file".formatted(server.port())))
                    .build();

            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClientThatLeavesEndsTheWriting() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (HttpServer server = serving(out -> endless(out, ended))) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                client.getOutputStream()
                        .write("GET /file HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.getInputStream().read()).isPositive();
                client.setSoLinger(true, 0);
            }

            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void endless(OutputStream out, CountDownLatch ended) throws IOException {
        try {
            while (true) {
                out.write(new byte[8192]);
            }
        } finally {
            ended.countDown();
        }
    }
}
