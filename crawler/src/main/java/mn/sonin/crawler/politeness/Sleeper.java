package mn.sonin.crawler.politeness;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;

    /** Real time. */
    static Sleeper real() {
        return Thread::sleep;
    }
}
