package mn.sonin.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to a database or a storage that can be cut: at once and for a while, after so many bytes, without a word to either end, or after a commit has gone out and before its answer
 * is back.
 */
final class Wire implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger swallowed = new AtomicInteger();
    private final CountDownLatch refusedOften = new CountDownLatch(3);
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong whole = new AtomicLong(Long.MAX_VALUE);
    private final CountDownLatch askedInVain = new CountDownLatch(1);
    private final CountDownLatch askedInVainAgain = new CountDownLatch(2);
    private volatile boolean away;
    private volatile boolean silent;

    Wire(int target) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The answers of so many commits get lost, and their connections with them. */
    void swallowAnswers(int commits) {
        swallowed.set(commits);
    }

    int stillToSwallow() {
        return swallowed.get();
    }

    /** Cuts what there is, and takes no new connection. */
    void cut() throws IOException {
        away = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Cuts once so many more bytes have gone out. */
    void cutAfter(long bytes) {
        left.set(bytes);
    }

    /** Breaks the line on which so many more bytes have gone out, and no other. */
    void breakOneAfter(long bytes) {
        whole.set(bytes);
    }

    /** What is said on the lines there are, and on new ones until {@link #mend}, is heard by nobody; none of them is closed. */
    void fallSilent() {
        silent = true;
    }

    /** Waits until somebody has said something on such a line. */
    void awaitSilentLine() throws InterruptedException {
        askedInVain.await();
    }

    /** Waits until somebody has given up one such line, and has tried another. */
    void awaitSecondSilentLine() throws InterruptedException {
        askedInVainAgain.await();
    }

    /** Waits until somebody has tried to come through a few times in vain. */
    void awaitRefusals() throws InterruptedException {
        refusedOften.await();
    }

    void mend() {
        left.set(Long.MAX_VALUE);
        away = false;
        silent = false;
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                connect(listening.accept());
            }
        } catch (SocketException e) {
            // closed by the test
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Socket client) throws IOException {
        if (away) {
            client.close();
            refusedOften.countDown();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Line line = new Line(client, server);
        threads.execute(line::there);
        threads.execute(line::back);
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket server;
        private final AtomicBoolean mute = new AtomicBoolean();

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void there() {
            pass(client, server, true);
        }

        void back() {
            pass(server, client, false);
        }

        /** CommandComplete names the command (PostgreSQL, Message Formats). */
        private static boolean answersCommit(byte[] buffer, int count) {
            return new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
        }

        private void pass(Socket from, Socket to, boolean outward) {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                byte[] buffer = new byte[1 << 16];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!outward
                            && answersCommit(buffer, count)
                            && swallowed.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        // It came to pass, and nobody is told.
                        return;
                    }
                    if (silent && !mute.getAndSet(true)) {
                        askedInVain.countDown();
                        askedInVainAgain.countDown();
                    }
                    if (mute.get()) {
                        continue;
                    }
                    if (outward && whole.addAndGet(-count) < 0) {
                        whole.set(Long.MAX_VALUE);
                        return;
                    }
                    if (outward && left.addAndGet(-count) < 0) {
                        cut();
                        return;
                    }
                    out.write(buffer, 0, count);
                    out.flush();
                }
            } catch (SocketException e) {
                // cut by the test, or by the other direction
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
        threads.shutdownNow();
    }
}
