package mn.sonin.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /**
     * The newest capture of this address with a body to compare with: the one whose validators a request should send. Empty
     * where that one is unread: a 304 would then confirm something of which nobody has seen what it says. Empty too where it cannot be read
     * {@link #here}: a 304 would then confirm what nobody can see.
     */
    Optional<Capture> newest(String url);

    /**
     * The same among the captures that were made for this source.
     *
     * @param source its id
     */
    Optional<Capture> newest(String url, String source);

    Optional<Capture> find(CaptureId id);

    /**
     * How many captures each source has in the day that begins at this moment; a source without any is left out. What was imported counts by the
     * time of its exchange, and what a clock that was ahead dated for later days is not of this one.
     */
    Map<String, Integer> countsSince(Instant from);

    /** All captures of this address, oldest first. */
    List<Capture> history(String url);

    /**
     * Whether this capture can be read on this node; false as long as another one has it for itself, and where its record or that of the body
     * it refers to is damaged or gone. What stands in a storage is taken to be as it was put there: it is not waited for.
     */
    boolean here(Capture capture);

    /**
     * The answer as it was kept; a revisit is resolved to the body it stands for. A content encoding is undone as far as it
     * can be, and no further than the archive's limit.
     *
     * @throws CaptureElsewhereException where only another node can read it by now
     * @throws CaptureUnreadableException where the record is torn or gone, naming file and offset
     */
    Answer read(Capture capture);

    /**
     * The note that was kept with this capture.
     *
     * @throws CaptureUnreadableException as {@link #read}
     */
    CaptureNote note(Capture capture);

    /**
     * Every capture that may hold something nobody has read out of it yet, in the order it was written: a whole answer 200
     * that is no robots.txt, and that was never settled. After a crash these are the pages whose article, and the feeds and lists
     * whose leads, may be missing; after the rows were lost, they are all there is. What another node has for itself is left to it; what
     * is damaged is named in the log and left out.
     */
    void unread(Replayed each);

    /**
     * Notes that there is nothing left to be read out of this capture: its leads are in the frontier, or it holds no article.
     * {@link Articles#record} settles the capture of a page by itself, in its own transaction.
     */
    void settle(CaptureId id);

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
