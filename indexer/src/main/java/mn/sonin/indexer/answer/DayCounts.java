package mn.sonin.indexer.answer;

/**
 * How many documents each day has. Takes memory for the days from the first to the last one counted, not for all there are: a chart has a series
 * for each source. For one thread.
 */
public final class DayCounts {
    private int first;
    private int[] counts = {};

    /**
     * Counts documents of a day.
     *
     * @param day since 1970, from 0 to {@link Standing#DAYS} - 1
     */
    public void add(int day, int documents) {
        int at = day - first;
        if (at < 0 || at >= counts.length) {
            reach(day);
            at = day - first;
        }
        counts[at] += documents;
    }

    /** Days are seldom counted in order, so room is made for as many again. */
    private void reach(int day) {
        int room = counts.length;
        int from = counts.length == 0 ? day : Math.min(first, Math.max(0, day < first ? day - room : day));
        int end = Math.max(first + counts.length, day < first ? day + 1 : Math.min(Standing.DAYS, day + 1 + room));
        int[] more = new int[end - from];
        System.arraycopy(counts, 0, more, counts.length == 0 ? 0 : first - from, counts.length);
        first = from;
        counts = more;
    }

    /** The documents of a day since 1970; 0 for one that was not counted. */
    int of(int day) {
        int at = day - first;
        return at < 0 || at >= counts.length ? 0 : counts[at];
    }

    /** No day before this one has documents. */
    int first() {
        return first;
    }

    /** No day from this one on has documents. */
    int end() {
        return first + counts.length;
    }
}
