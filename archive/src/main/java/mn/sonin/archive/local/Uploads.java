package mn.sonin.archive.local;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.warc.WarcFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads WARC files once they are closed and the rows know every byte of them, and closes those that are old enough. Where the storage is away,
 * files wait in the folder; one that cannot be uploaded holds no other up.
 */
final class Uploads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final WarcFolder warc;
    private final CaptureRows rows;
    private final Duration fileAge;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** Why each file could not be uploaded when it was last tried. Told once for as long as it stays the same. */
    private final AtomicReference<Map<String, String>> troubles = new AtomicReference<>(Map.of());

    Uploads(WarcFolder warc, CaptureRows rows, Options.Uploading uploading) {
        this.warc = warc;
        this.rows = rows;
        this.fileAge = uploading.fileAge();
        this.pause = uploading.pause();
        this.thread = Thread.ofPlatform().name("archive-uploads").daemon(true).start(this::work);
    }

    private void work() {
        boolean on = true;
        while (on) {
            look();
            try {
                on = !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // Nobody outside holds this thread; it ends by stop(). Look on.
            }
        }
    }

    private void look() {
        warc.closeAfter(fileAge);
        upload();
    }

    private void upload() {
        Map<String, String> failed = new HashMap<>();
        for (String file : waiting(failed)) {
            Optional<String> failure = failure(file);
            boolean samePlight = failure.filter(failed::containsValue).isPresent();
            failure.ifPresent(reason -> failed.put(file, reason));
            if (samePlight) {
                // It is not these files: the storage is away, and is not asked for each of those that wait.
                break;
            }
        }
        tell(failed);
    }

    private List<String> waiting(Map<String, String> failed) {
        try {
            return warc.files().ownInFolder();
        } catch (RuntimeException e) {
            failed.put(String.valueOf(warc.files().folder()), reason(e));
            return List.of();
        }
    }

    /** Uploads a file that is whole; why that was not possible, or empty. */
    private Optional<String> failure(String file) {
        try {
            if (warc.writing().filter(file::equals).isEmpty() && rows.reached(file) == warc.size(file)) {
                warc.files().upload(file);
                log.info("warc=uploaded file={}", file);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Whatever it was, neither the next file nor the next attempt must be the one that nobody makes.
            return Optional.of(reason(e));
        }
    }

    private static String reason(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private void tell(Map<String, String> failed) {
        Set<String> told = new HashSet<>(troubles.getAndSet(Map.copyOf(failed)).values());
        if (failed.isEmpty() && !told.isEmpty()) {
            log.info("warc=all-uploaded-again");
        }
        failed.forEach((file, reason) -> {
            if (told.add(reason)) {
                log.warn("warc=not-uploaded file={} action=kept-here-and-tried-again reason=\"{}\"", file, reason);
            }
        });
    }

    /** Ends the thread; what it is uploading is uploaded. To be called before the files are closed. */
    void stop() {
        stopping.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Uploads the last file too; what cannot be uploaded now is at the next opening. To be called once the files are closed. */
    @Override
    public void close() {
        upload();
    }
}
