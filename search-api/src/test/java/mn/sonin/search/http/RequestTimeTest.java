package mn.sonin.search.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mn.sonin.config.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request has so long to arrive, whatever its client does; an answer has all the time it needs. */
@Timeout(60)
class RequestTimeTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 20;
    private static final long BETWEEN_LETTERS_MILLIS = 100;

    /** So many letters would take half a minute. */
    private static final int LETTERS = 300;

    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() {
        Route slow = Route.other("/slow", "slow", "text/plain", "Takes its time.", asked -> answer());
        HttpServer.Start start = HttpServer.start(
                new HttpServer.Settings("127.0.0.1", 0, Optional.of(new Secret("token")), 1_000, LIMIT, CONNECTIONS),
                List.of(slow, slow.writing("POST")),
                (problem, asked) -> new Reply.Text(problem.status(), "text/plain", "", Map.of()),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        server = ((HttpServer.Start.Serving) start).server();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Reply answer() {
        return new Reply.Streamed("text/plain", "slow.txt", out -> {
            for (int i = 0; i < 30; i++) {
                pause();
            }
            out.write("all of it".getBytes(ISO_8859_1));
        });
    }

    private void pause() throws IOException {
        try {
            assertThat(never.await(BETWEEN_LETTERS_MILLIS, TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException closing) {
            throw new IOException(closing);
        }
    }

    /** Whether the server hangs up before all letters are sent, one after the other. */
    private boolean hangsUpOn(String beginning) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
            for (int i = 0; i < LETTERS; i++) {
                pause();
                socket.getOutputStream().write('a');
            }
            return false;
        } catch (IOException hungUp) {
            return true;
        }
    }

    @Test
    void aHeadThatArrivesALetterAtATimeIsHungUpOn() throws IOException {
        assertThat(hangsUpOn("GET /slow HTTP/1.1\r\nHost: a\r\nX-Slow: ")).isTrue();
    }

    @Test
    void aBodyThatArrivesALetterAtATimeIsHungUpOn() throws IOException {
        assertThat(
                        hangsUpOn(
                                "POST /slow HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token\r\nContent-Length: 1000\r\n\r\n"))
                .isTrue();
    }

    @Test
    void anAnswerMayTakeLonger() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));

            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .contains("all of it");
        }
    }

    @Test
    void manyRequestsOfOneConnectionAreAnsweredForLongerThanOneMayTake() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            byte[] request = "HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1);
            for (int i = 0; i < 30; i++) {
                pause();
                socket.getOutputStream().write(request);
                assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
            }
        }
    }

    @Test
    void readersGetInThoughSilentConnectionsTookEveryPlace() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
            }
            try (Socket reader = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                reader.setSoTimeout(20_000);
                reader.getOutputStream().write("HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));

                assertThat(reader.getInputStream().read(new byte[8192])).isPositive();
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }
}
