package mn.sonin.search.citation;

import java.time.LocalDate;

/** Room for what strangers make the archive keep, so much a day: anyone may cite, and a disk is finite. Safe for several threads. */
final class DayRoom {
    private final long most;
    private LocalDate day = LocalDate.EPOCH;
    private long taken;

    /** @param most how much there is room for on one day */
    DayRoom(long most) {
        this.most = most;
    }

    /** Takes so much of today's room; false, and nothing taken, where there is less left. */
    synchronized boolean take(LocalDate today, long wanted) {
        if (!today.equals(day)) {
            day = today;
            taken = 0;
        }
        boolean fits = wanted <= most - taken;
        taken += fits ? wanted : 0;
        return fits;
    }
}
