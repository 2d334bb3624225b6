package mn.sonin.archive.warc;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.warc.MemberReader.Result;

/** Reads a file from a place to its end, and gives out each whole capture with its note. */
final class Scan {
    private final String file;
    private final MemberReader members;
    private final WarcFolder.Visitor visitor;
    private Optional<Member> answer = Optional.empty();
    private long wholeUpTo;

    Scan(String file, MemberReader members, WarcFolder.Visitor visitor) {
        this.file = file;
        this.members = members;
        this.visitor = visitor;
    }

    /**
     * Reads on from this offset, which must be the beginning of a record or the end of the file.
     *
     * @return what came of it
     */
    ScanResult from(long offset, Consumer<Damage> damaged) throws IOException {
        wholeUpTo = offset;
        long at = offset;
        while (at < members.size()) {
            switch (members.read(at)) {
                case Result.Whole whole -> {
                    take(whole.member(), damaged);
                    at = whole.member().end();
                }
                case Result.Torn torn -> {
                    Optional<Member> next = members.nextFrom(torn.offset() + 1);
                    if (next.isEmpty()) {
                        return new ScanResult(wholeUpTo, members.size(), Optional.of(torn.reason()));
                    }
                    damaged.accept(new Damage(file, torn.offset(), torn.reason()));
                    answer = Optional.empty();
                    at = next.get().offset();
                }
            }
        }
        Optional<String> torn =
                wholeUpTo < members.size() ? Optional.of("the file ends inside a capture") : Optional.empty();
        return new ScanResult(wholeUpTo, members.size(), torn);
    }

    /** Reads the records between two offsets; anything else there is damage. */
    void verify(long from, long to, Consumer<Damage> damaged) throws IOException {
        long at = from;
        while (at < to) {
            switch (members.read(at)) {
                case Result.Whole whole -> {
                    take(whole.member(), damaged);
                    at = whole.member().end();
                }
                case Result.Torn torn -> {
                    damaged.accept(new Damage(file, torn.offset(), torn.reason()));
                    at = to;
                }
            }
        }
        if (at > to) {
            damaged.accept(new Damage(file, to, "a record goes on where the rows know the beginning of another"));
        }
    }

    /** Compares one capture with what was written. */
    void verify(StoredCapture expected, Consumer<Damage> damaged) throws IOException {
        long from = expected.capture().place().offset();
        if (expected.end() > members.size()) {
            damaged.accept(new Damage(file, from, "the file ends inside a record"));
        } else if (members.checksum(from, expected.end()) != expected.checksum()) {
            damaged.accept(new Damage(file, from, "the bytes are not those that were written"));
        } else {
            verify(from, expected.end(), damaged);
        }
    }

    private void take(Member member, Consumer<Damage> damaged) throws IOException {
        WarcText record;
        try {
            record = WarcText.parse(member.content());
            take(member, record);
        } catch (IOException | IllegalArgumentException | DateTimeException | tools.jackson.core.JacksonException e) {
            damaged.accept(new Damage(file, member.offset(), "not a record of this archive: " + e.getMessage()));
            answer = Optional.empty();
            return;
        }
        record.broken().ifPresent(reason -> damaged.accept(new Damage(file, member.offset(), reason)));
    }

    private void take(Member member, WarcText record) throws IOException {
        switch (record.type()) {
            case "response", "revisit" -> answer = Optional.of(member);
            case "metadata" -> complete(member, record);
            case "warcinfo" -> wholeUpTo = member.end();
            default -> {
                // the request: part of the capture whose answer stands before it
            }
        }
    }

    private void complete(Member last, WarcText metadata) throws IOException {
        if (answer.isPresent()) {
            Member first = answer.get();
            CaptureNote note = NoteText.read(metadata.block());
            WarcText text = WarcText.parse(first.content());
            Capture capture = capture(text, note, new WarcPlace(file, first.offset()));
            int sum = members.checksum(first.offset(), last.end());
            visitor.capture(new StoredCapture(capture, first.offset(), last.end() - first.offset(), sum), note);
        }
        answer = Optional.empty();
        wholeUpTo = last.end();
    }

    /** A revisit record has no body of its own to measure. */
    private static boolean whole(WarcText answer, HttpHead http) throws IOException {
        boolean endsEarly = answer.type().equals("response") && http.announcesMoreThan(answer.httpBodyLength());
        return answer.field("WARC-Truncated").isEmpty() && !endsEarly;
    }

    static Capture capture(WarcText answer, CaptureNote note, WarcPlace place) throws IOException {
        HttpHead http = answer.httpHead();
        return new Capture(
                new CaptureId(answer.uuid("WARC-Record-ID")
                        .orElseThrow(() -> new IOException("a record without WARC-Record-ID"))
                        .toLowerCase(Locale.ROOT)),
                note.source(),
                note.purpose(),
                answer.required("WARC-Target-URI"),
                answer.date(),
                http.status(),
                http.first("Content-Type"),
                Digests.text(new org.netpreserve.jwarc.WarcDigest(answer.required("WARC-Payload-Digest"))),
                whole(answer, http),
                http.first("ETag"),
                http.first("Last-Modified"),
                place,
                answer.uuid("WARC-Refers-To").map(CaptureId::new));
    }
}
