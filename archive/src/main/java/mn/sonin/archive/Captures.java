package mn.sonin.archive;

import java.util.List;
import java.util.Optional;

/** HTTP exchanges as they happened, kept as WARC records. */
public interface Captures {
    /**
     * Keeps an exchange. When this returns, the records are on disk (fsync) and the row that cites them is committed. A body
     * that an earlier capture of the same address already holds is written as a revisit record.
     *
     * @throws ArchiveException where the disk fails
     */
    Capture append(Exchange exchange, CaptureNote note);

    /** The newest capture of this address with a body to compare with: the one whose validators a request should send. */
    Optional<Capture> newest(String url);

    Optional<Capture> find(CaptureId id);

    /** All captures of this address, oldest first. */
    List<Capture> history(String url);

    /**
     * The answer as it was kept; a revisit is resolved to the body it stands for.
     *
     * @throws ArchiveException where the record is torn, naming file and offset
     */
    Answer read(Capture capture);

    /**
     * Every capture in the order it was written, for reading the articles out of them again; straight from the WARC files,
     * so that it works without rows.
     */
    void replay(Replayed each);

    /**
     * An answer as it was kept.
     *
     * @param headers in their order, names as sent
     * @param body content encoding undone
     */
    record Answer(int status, List<Header> headers, Bytes body) {
        public Answer {
            headers = List.copyOf(headers);
        }

        /** The value of the first header of this name, in any case of letters. */
        public Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst();
        }
    }

    record Header(String name, String value) {}

    /** Receives captures as they are read back. */
    @FunctionalInterface
    interface Replayed {
        void capture(Capture capture, CaptureNote note);
    }
}
