package mn.sonin.search.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Tells when a stream has come to its end, since that is how a client says goodbye. */
final class EndOfStream extends FilterInputStream {
    private final CountDownLatch ended = new CountDownLatch(1);

    EndOfStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return noting(in.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return noting(in.read(bytes, from, length));
    }

    @Override
    public void close() throws IOException {
        super.close();
        ended.countDown();
    }

    /** Waits for the end, or for an interruption of this thread. */
    void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int noting(int read) {
        if (read < 0) {
            ended.countDown();
        }
        return read;
    }
}
