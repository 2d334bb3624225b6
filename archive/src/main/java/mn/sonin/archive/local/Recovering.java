package mn.sonin.archive.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mn.sonin.archive.store.CaptureRow;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.warc.Damage;
import mn.sonin.archive.warc.ScanResult;
import mn.sonin.archive.warc.StoredCapture;
import mn.sonin.archive.warc.WarcFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings rows and WARC files together again: what is on disk behind the last known capture is taken over, a torn end is cut. */
final class Recovering {
    private static final Logger log = LoggerFactory.getLogger(Recovering.class);
    private static final int BATCH = 1000;
    private final WarcFolder warc;
    private final CaptureRows rows;
    private final List<CaptureRow> batch = new ArrayList<>();
    private final List<Recovery.Cut> cuts = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private long takenOver;

    Recovering(WarcFolder warc, CaptureRows rows) {
        this.warc = warc;
        this.rows = rows;
    }

    Recovery recover() {
        Map<String, Long> sizes = warc.files().sizes();
        Map<String, Long> reached = rows.reached();
        Set<String> missing = new HashSet<>(reached.keySet());
        missing.removeAll(sizes.keySet());
        // What another node has and has not uploaded is its own matter.
        missing.removeIf(file -> warc.files().awaitedFrom(file, Instant.MIN).isPresent());
        sizes.forEach((file, size) -> {
            if (warc.files().isOwn(file)) {
                recover(file, reached.getOrDefault(file, 0L), size);
            }
        });
        missing.stream().sorted().forEach(file -> damaged(file + ": the rows know it, and it is gone"));
        return new Recovery(takenOver, cuts, damage);
    }

    private void recover(String file, long known, long size) {
        if (size < known) {
            damaged("%s: has %d bytes, and the rows know %d".formatted(file, size, known));
        } else if (size > known) {
            takeOver(file, known);
        }
    }

    private void takeOver(String file, long known) {
        ScanResult result = warc.scan(file, known, (capture, note) -> take(capture), this::damaged);
        flush();
        if (result.torn().isPresent() && !warc.files().ownInFolder().contains(file)) {
            damaged("%s: was uploaded, and cannot be read from offset %d on: %s"
                    .formatted(file, result.wholeUpTo(), result.torn().get()));
        } else if (result.torn().isPresent()) {
            long bytes = result.size() - result.wholeUpTo();
            String keptAs = warc.cut(file, result.wholeUpTo());
            cuts.add(new Recovery.Cut(file, result.wholeUpTo(), bytes, keptAs));
            log.warn(
                    "recovery=cut file={} offset={} bytes={} kept-as={} reason=\"{}\"",
                    file,
                    result.wholeUpTo(),
                    bytes,
                    keptAs,
                    result.torn().get());
        }
        rows.reach(file, result.wholeUpTo());
    }

    private void take(StoredCapture capture) {
        batch.add(LocalCaptures.row(capture));
        takenOver++;
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        rows.addAll(batch);
        batch.clear();
    }

    private void damaged(Damage place) {
        damaged(place.toString());
    }

    private void damaged(String what) {
        damage.add(what);
        log.warn("recovery=damaged what=\"{}\"", what);
    }
}
