package mn.sonin.archive.local;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** Who is told to stop goes on for so long with what is under way and with the last file. */
    private static final Duration ONCE_STOPPING = Duration.ofSeconds(3);

    /** What is interrupted ends within this, or is left to the end of the program. */
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final WarcFolder warc;
    private final CaptureRows rows;
    private final Duration fileAge;
    private final Duration pause;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private volatile boolean hurried;

    /** When the time is over, as {@link System#nanoTime} counts; empty where there is no hurry. */
    private volatile OptionalLong end = OptionalLong.empty();

    /** Why each file could not be uploaded when it was last tried. Told once for as long as it stays the same. */
    private final AtomicReference<Map<String, String>> troubles = new AtomicReference<>(Map.of());

    Uploads(WarcFolder warc, CaptureRows rows, Options.Uploading uploading) {
        this.warc = warc;
        this.rows = rows;
        this.fileAge = uploading.fileAge();
        this.pause = uploading.pause();
        this.thread = begin(this::work);
    }

    /** Virtual, since an interrupt then ends an upload to which nobody answers. */
    private static Thread begin(Runnable work) {
        return Thread.ofVirtual().name("archive-uploads").start(work);
    }

    private void work() {
        boolean on = true;
        while (on) {
            look();
            try {
                on = !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // It ends by stop(), whoever cut short what it was doing. Look on.
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
            if (over()) {
                break;
            }
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
            boolean whole = warc.writing().filter(file::equals).isEmpty() && rows.reached(file) == warc.size(file);
            if (whole && !over()) {
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

    /** The program was told to stop: once this is stopped, there are a few seconds for what is to be uploaded. */
    void hurry() {
        hurried = true;
    }

    private boolean over() {
        return left().filter(time -> !time.isPositive()).isPresent();
    }

    private Optional<Duration> left() {
        OptionalLong until = end;
        return until.isPresent()
                ? Optional.of(Duration.ofNanos(until.getAsLong() - System.nanoTime()))
                : Optional.empty();
    }

    /** Ends the thread; what it is uploading is uploaded, as far as there is time. To be called before the files are closed. */
    void stop() {
        if (hurried) {
            end = OptionalLong.of(System.nanoTime() + ONCE_STOPPING.toNanos());
        }
        stopping.countDown();
        await(thread);
    }

    /**
     * Uploads the last file too, as far as there is time; what is not uploaded now is at the next opening. To be called once the files are closed.
     */
    @Override
    public void close() {
        await(begin(this::upload));
        if (over()) {
            tellLeft();
        }
    }

    private void tellLeft() {
        int files = waiting(new HashMap<>()).size();
        if (files > 0) {
            log.info("warc=not-uploaded files={} action=kept-here-until-the-next-start reason=told-to-stop", files);
        }
    }

    /** Waits for the end of this work; of one that takes longer than there is time, only for what an interrupt ends. */
    private void await(Thread work) {
        boolean interrupted = false;
        while (work.isAlive()) {
            try {
                if (joined(work)) {
                    break;
                }
                work.interrupt();
                work.join(ENDING);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean joined(Thread work) throws InterruptedException {
        Optional<Duration> time = left();
        if (time.isPresent()) {
            return work.join(time.get());
        }
        work.join();
        return true;
    }
}
