package mn.sonin.archive.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mn.sonin.archive.store.CaptureRows;
import mn.sonin.archive.warc.WarcFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads WARC files once they are closed and the rows know every byte of them, and closes those that are old enough. Where the storage is away,
 * files wait in the folder.
 */
final class Uploads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final WarcFolder warc;
    private final CaptureRows rows;
    private final Duration fileAge;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** Why the newest attempt failed; empty where it did not. Told once for as long as it stays the same. */
    private final AtomicReference<String> trouble = new AtomicReference<>("");

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
        try {
            for (String file : warc.files().ownInFolder()) {
                if (warc.writing().filter(file::equals).isEmpty() && rows.reached(file) == warc.size(file)) {
                    warc.files().upload(file);
                    log.info("warc=uploaded file={}", file);
                }
            }
            if (!trouble.getAndSet("").isEmpty()) {
                log.info("warc=storage-is-back");
            }
        } catch (IOException | RuntimeException e) {
            // Whatever it was, the next attempt must not be the one that nobody makes.
            String reason = String.valueOf(e.getMessage());
            if (!trouble.getAndSet(reason).equals(reason)) {
                log.warn("warc=not-uploaded action=kept-here-and-tried-again reason=\"{}\"", reason);
            }
        }
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
