package mn.sonin.archive.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Capture.WarcPlace;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.CaptureUnreadableException;
import mn.sonin.archive.Captures;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.store.CaptureRow;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.warc.CaptureRecords;
import mn.sonin.archive.warc.StoredCapture;
import mn.sonin.archive.warc.WarcFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures in WARC files, found by rows. */
final class LocalCaptures implements Captures {
    private static final Logger log = LoggerFactory.getLogger(LocalCaptures.class);
    private static final int NOT_MODIFIED = 304;
    private static final int PAGE = 256;
    private final WarcFolder warc;
    private final CaptureRows rows;
    private final Mode mode;

    LocalCaptures(WarcFolder warc, CaptureRows rows, Mode mode) {
        this.warc = warc;
        this.rows = rows;
        this.mode = mode;
    }

    @Override
    public Capture append(Exchange exchange, CaptureNote note) {
        mode.requireWriting();
        CaptureRecords records = warc.compose(exchange, note, this::earlier);
        return await(warc.append(records, stored -> rows.add(row(stored))));
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Optional<Capture> earlier(WarcFolder.Payload payload) {
        if (payload.status() == NOT_MODIFIED) {
            return rows.newest(payload.url())
                    .map(CaptureRow::capture)
                    .filter(this::here)
                    .map(this::bearer);
        }
        // An empty body is no shorter for being referred to; and what another node might take with it must not be the
        // only one.
        return payload.length() == 0
                ? Optional.empty()
                : rows.withPayload(payload.url(), payload.digest()).stream()
                        .filter(this::here)
                        .findFirst();
    }

    /** The capture that has the body of this one. */
    private Capture bearer(Capture capture) {
        if (capture.revisitOf().isEmpty()) {
            return capture;
        }
        CaptureId original = capture.revisitOf().get();
        return rows.find(original)
                .orElseThrow(() -> new CaptureUnreadableException(
                        "%s at offset %d: the capture %s has its body in the capture %s, and that one is not in the archive"
                                .formatted(
                                        capture.place().file(), capture.place().offset(), capture.id(), original)));
    }

    static CaptureRow row(StoredCapture stored) {
        return new CaptureRow(
                stored.capture(), stored.follows(), stored.length(), stored.checksum(), !mayHoldNews(stored.capture()));
    }

    static StoredCapture stored(CaptureRow row) {
        return new StoredCapture(row.capture(), row.follows(), row.length(), row.checksum());
    }

    private static boolean mayHoldNews(Capture capture) {
        return capture.status() == 200 && capture.whole() && capture.purpose() != Purpose.ROBOTS;
    }

    @Override
    public Optional<Capture> newest(String url) {
        return comparable(rows.newest(url));
    }

    @Override
    public Optional<Capture> newest(String url, String source) {
        return comparable(rows.newest(url, source));
    }

    private Optional<Capture> comparable(Optional<CaptureRow> newest) {
        return newest.filter(CaptureRow::settled).map(CaptureRow::capture).filter(this::here);
    }

    @Override
    public boolean here(Capture capture) {
        return warc.files().here(capture.place().file()) && readable(capture);
    }

    private boolean readable(Capture capture) {
        try {
            WarcPlace original = bearer(capture).place();
            boolean atHand = warc.files().atHand(original.file())
                    && warc.files().atHand(capture.place().file());
            if (atHand) {
                warc.read(capture.place(), original);
            }
            return true;
        } catch (CaptureUnreadableException e) {
            log.warn("capture={} outcome=unreadable reason=\"{}\"", capture.id(), e.getMessage());
            return false;
        }
    }

    @Override
    public Optional<Capture> find(CaptureId id) {
        return rows.find(id);
    }

    @Override
    public Map<String, Integer> countsSince(Instant from) {
        return rows.countsSince(from);
    }

    @Override
    public List<Capture> history(String url) {
        return rows.history(url);
    }

    @Override
    public Answer read(Capture capture) {
        WarcPlace original = bearer(capture).place();
        return warc.read(capture.place(), original);
    }

    @Override
    public CaptureNote note(Capture capture) {
        return warc.note(capture.place());
    }

    @Override
    public void replay(Replayed each) {
        warc.files().sizes().keySet().forEach(file -> replay(file, each));
    }

    private void replay(String file, Replayed each) {
        try {
            warc.scan(
                    file,
                    0,
                    (stored, note) -> each.capture(stored.capture(), note),
                    damage -> log.warn("replay=damaged what=\"{}\"", damage));
        } catch (CaptureUnreadableException e) {
            log.warn("replay=damaged what=\"{}\"", e.getMessage());
        }
    }

    @Override
    public void unread(Replayed each) {
        Optional<CaptureId> after = Optional.empty();
        List<Capture> page = rows.unread(after, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(capture -> warc.files().here(capture.place().file()))
                    .forEach(capture -> noted(capture).ifPresent(note -> each.capture(capture, note)));
            after = Optional.of(page.getLast().id());
            page = rows.unread(after, PAGE);
        }
    }

    private Optional<CaptureNote> noted(Capture capture) {
        try {
            return Optional.of(note(capture));
        } catch (CaptureUnreadableException e) {
            log.warn("unread=damaged capture={} reason=\"{}\"", capture.id(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void settle(CaptureId id) {
        rows.settle(id);
    }
}
