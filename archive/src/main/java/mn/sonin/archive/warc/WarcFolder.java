package mn.sonin.archive.warc;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.CaptureUnreadableException;
import mn.sonin.archive.Captures.Answer;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.warc.MemberReader.Result;

/**
 * Captures in the WARC files of an archive: the door of this package. Safe for use by several threads; reading never waits for writing.
 */
public final class WarcFolder implements AutoCloseable {
    /** What a node may be called: it becomes part of the names of files. */
    public static final String NODE = "[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?";

    private final WarcFiles files;
    private final RecordIds ids;
    private final long bodyLimit;
    private final Appender appender;

    /**
     * Opens a folder that exists. No file is made before the first capture, so that one who only reads writes nothing.
     *
     * @param fileSize bytes after which a new file is begun
     * @param bodyLimit bytes up to which {@link #read} undoes a content encoding
     */
    public WarcFolder(WarcFiles files, Clock clock, RandomGenerator random, long fileSize, long bodyLimit) {
        this.files = files;
        this.ids = new RecordIds(clock, random);
        this.bodyLimit = bodyLimit;
        this.appender = new Appender(files, clock, ids, fileSize);
    }

    /** Where the files are. */
    public WarcFiles files() {
        return files;
    }

    /** The newest file of each node that writes into the folder: those that may still grow. */
    public Set<String> growing() {
        return files.growing();
    }

    /** Has the file that is being written closed once it was begun so long ago; does not wait for it. */
    public void closeAfter(Duration age) {
        appender.closeAfter(age);
    }

    /** The name of the file that is being written; empty between two. */
    public Optional<String> writing() {
        return appender.writing();
    }

    /** How many bytes this file has. */
    public long size(String file) {
        try {
            return files.size(file);
        } catch (IOException e) {
            throw broken(file, 0, e);
        }
    }

    /**
     * Makes an exchange into records.
     *
     * @param earlier asked for the capture that holds the same body already, or that a 304 confirms; where there is one,
     *     only the head is written
     */
    public CaptureRecords compose(Exchange exchange, CaptureNote note, Earlier earlier) {
        return CaptureRecords.of(exchange, note, earlier, ids);
    }

    /**
     * Appends records and makes them durable (fsync), many callers' with one fsync.
     *
     * @param durable called once they are, in the order of the file; hands on and must not wait
     * @return what {@code durable} comes to; fails with {@link ArchiveException} where the disk does
     */
    public <T> CompletableFuture<T> append(
            CaptureRecords records, Function<StoredCapture, CompletableFuture<T>> durable) {
        return appender.append(records, durable);
    }

    /**
     * The answer at this place.
     *
     * @param original where the body stands that a revisit record points to; its own place where the capture is none
     * @throws CaptureUnreadableException where one of both is torn or gone
     */
    public Answer read(WarcPlace place, WarcPlace original) {
        WarcText text = record(place);
        WarcText bearer = original.equals(place) ? text : record(original);
        HttpHead head = text.httpHead();
        List<String> encodings = bearer.httpHead().tokens("Content-Encoding");
        byte[] body = new ContentCoding(bodyLimit).undo(encodings, bearer.httpBody());
        return new Answer(head.status(), head.headers(), Bytes.owning(body));
    }

    /**
     * The note that was written with the capture at this place.
     *
     * @throws CaptureUnreadableException where it is torn or gone
     */
    public CaptureNote note(WarcPlace place) {
        try (MemberReader members = members(place.file())) {
            long at = place.offset();
            while (true) {
                Member member = whole(members.read(at), place);
                WarcText text = WarcText.parse(member.content());
                if (text.type().equals("metadata")) {
                    return NoteText.read(text.block());
                }
                at = member.end();
            }
        } catch (IOException e) {
            throw broken(place.file(), place.offset(), e);
        }
    }

    private WarcText record(WarcPlace place) {
        try (MemberReader members = members(place.file())) {
            WarcText text =
                    WarcText.parse(whole(members.read(place.offset()), place).content());
            Optional<String> broken = text.broken();
            if (broken.isPresent()) {
                throw new IOException(broken.get());
            }
            return text;
        } catch (IOException e) {
            throw broken(place.file(), place.offset(), e);
        }
    }

    private static Member whole(Result result, WarcPlace place) throws IOException {
        return switch (result) {
            case Result.Whole whole -> whole.member();
            case Result.Torn torn ->
                throw new IOException(
                        torn.offset() == place.offset()
                                ? torn.reason()
                                : torn.reason() + " (at offset " + torn.offset() + ")");
        };
    }

    private MemberReader members(String file) throws IOException {
        return new MemberReader(files.open(file));
    }

    /**
     * Reads a file's captures from this offset on. Damage inside the file is reported and stepped over; a torn end is the
     * result's.
     *
     * @throws CaptureUnreadableException where the file itself cannot be read; so do the other methods of reading
     */
    public ScanResult scan(String file, long from, Visitor visitor, Consumer<Damage> damaged) {
        try (MemberReader members = members(file)) {
            return new Scan(file, members, visitor).from(from, damaged);
        } catch (IOException e) {
            throw broken(file, from, e);
        }
    }

    /**
     * Looks whether what stands from one offset up to another is records only, each whole and as its digests say. For what
     * belongs to no capture: the record that a file begins with.
     */
    public void verify(String file, long from, long to, Consumer<Damage> damaged) {
        try (MemberReader members = members(file)) {
            new Scan(
                            file,
                            members,
                            (stored, note) -> damaged.accept(new Damage(
                                    file, stored.capture().place().offset(), "a capture that the rows do not know")))
                    .verify(from, Math.min(to, members.size()), damaged);
        } catch (IOException e) {
            throw broken(file, from, e);
        }
    }

    /**
     * Reads the captures at these places of one file, and compares every byte with what was written.
     *
     * @param visitor receives each capture as the file has it
     * @param damaged told instead where there is none to read
     */
    public void verify(String file, List<StoredCapture> expected, Visitor visitor, Consumer<Damage> damaged) {
        try (MemberReader members = members(file)) {
            for (StoredCapture each : expected) {
                new Scan(file, members, visitor).verify(each, damaged);
            }
        } catch (IOException e) {
            throw broken(file, expected.getFirst().capture().place().offset(), e);
        }
    }

    /**
     * Cuts a file at the end of its last whole capture; what is cut off is kept beside it.
     *
     * @return name of the file that holds the rest
     */
    public String cut(String file, long at) {
        try {
            return TornEnd.cut(files.folder(), file, at);
        } catch (IOException e) {
            throw broken(file, at, e);
        }
    }

    private CaptureUnreadableException broken(String file, long offset, IOException cause) {
        return new CaptureUnreadableException(
                "%s: cannot be read at offset %d: %s; restore this file from a backup"
                        .formatted(files.where(file), offset, cause.getMessage()),
                cause);
    }

    /** Finishes what was handed in. */
    @Override
    public void close() {
        appender.close();
    }

    /** Knows the captures that there are. */
    @FunctionalInterface
    public interface Earlier {
        /** The capture whose body this payload need not repeat. */
        Optional<Capture> capture(Payload payload);
    }

    /**
     * What an answer brings.
     *
     * @param digest as in {@link Capture#payloadDigest}
     * @param length bytes of the body
     */
    public record Payload(String url, int status, String digest, int length) {}

    /** Receives captures as they are read back. */
    @FunctionalInterface
    public interface Visitor {
        void capture(StoredCapture capture, CaptureNote note);
    }
}
