package mn.sonin.archive;

import java.time.Duration;

/** A wait between two tries, which whoever wants the thread to end can cut short. */
public final class Pause {
    private Pause() {}

    /**
     * Waits for so long.
     *
     * @return false where somebody wants this thread to end, which stays interrupted
     */
    public static boolean over(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
