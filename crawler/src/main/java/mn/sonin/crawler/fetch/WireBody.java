package mn.sonin.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import mn.sonin.archive.Bytes;

/**
 * A body as it was read from the wire.
 *
 * @param encoded still in its content encoding
 * @param decoded content encoding undone, as far as it was read
 * @param flaw what is wrong with it
 */
record WireBody(Bytes encoded, Bytes decoded, Optional<Flaw> flaw) {
    /** What a body can suffer from. */
    sealed interface Flaw {
        /** More than we take. */
        record Oversized() implements Flaw {}

        /**
         * It stopped.
         *
         * @param warcReason {@code time} or {@code disconnect}
         */
        record Broken(String warcReason, String reason) implements Flaw {}

        /** Its content encoding cannot be undone. */
        record Garbled(String reason) implements Flaw {}
    }

    /** The WARC-Truncated reason; what cannot be decoded is not read to its end. */
    Optional<String> truncated() {
        return flaw.flatMap(flaw -> switch (flaw) {
            case Flaw.Oversized oversized -> Optional.of("length");
            case Flaw.Broken broken -> Optional.of(broken.warcReason());
            case Flaw.Garbled garbled -> Optional.of("unspecified");
        });
    }

    /**
     * Reads a body, never holding more than the limit of either form.
     *
     * @param encoding as in Content-Encoding
     */
    static WireBody read(InputStream wire, String encoding, long limit) {
        Tap tap = new Tap(wire, limit);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        Optional<Flaw> flaw = decode(tap, encoding, decoded, limit);
        return new WireBody(
                Bytes.owning(tap.seen.toByteArray()),
                Bytes.owning(decoded.toByteArray()),
                tap.flaw().or(() -> flaw));
    }

    private static Optional<Flaw> decode(Tap tap, String encoding, ByteArrayOutputStream decoded, long limit) {
        try (InputStream decoder = ContentEncoding.undo(encoding, tap)) {
            byte[] buffer = new byte[8192];
            for (int read = decoder.read(buffer); read >= 0; read = decoder.read(buffer)) {
                if (decoded.size() + (long) read > limit) {
                    decoded.write(buffer, 0, (int) (limit - decoded.size()));
                    return Optional.of(new Flaw.Oversized());
                }
                decoded.write(buffer, 0, read);
            }
            tap.drain();
            return Optional.empty();
        } catch (IOException damaged) {
            return Optional.of(new Flaw.Garbled(
                    "content encoding \"%s\" cannot be undone: %s".formatted(encoding, damaged.getMessage())));
        }
    }

    /** Keeps what passes, ends at the limit, and remembers whether it was the wire that failed. */
    private static final class Tap extends InputStream {
        final ByteArrayOutputStream seen = new ByteArrayOutputStream();
        private final InputStream wire;
        private final long limit;
        private Optional<Flaw> flaw = Optional.empty();

        Tap(InputStream wire, long limit) {
            this.wire = wire;
            this.limit = limit;
        }

        Optional<Flaw> flaw() {
            return flaw;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            try {
                int read = wire.read(into, from, length);
                long over = seen.size() + (long) Math.max(read, 0) - limit;
                if (over > 0) {
                    flaw = Optional.of(new Flaw.Oversized());
                    read = (int) (read - over);
                }
                seen.write(into, from, Math.max(read, 0));
                return read == 0 ? -1 : read;
            } catch (IOException broken) {
                flaw = Optional.of(
                        new Flaw.Broken(NoAnswer.of(broken).warcReason(), String.valueOf(broken.getMessage())));
                throw broken;
            }
        }

        void drain() throws IOException {
            byte[] rest = new byte[8192];
            for (int read = 0; read >= 0 && flaw.isEmpty(); ) {
                read = read(rest, 0, rest.length);
            }
        }
    }
}
