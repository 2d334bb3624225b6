package mn.sonin.crawler;

import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.Content;
import mn.sonin.archive.Harvest;
import mn.sonin.crawler.politeness.Traffic;

/** Counts along one pass; used by one thread. */
final class Tally {
    private final Traffic before;
    private int leads;
    private int added;
    private int changed;
    private int failed;
    private int visited;
    private int withDate;
    private int withText;
    private int blocked;
    private final List<String> troubles = new ArrayList<>();

    Tally(Traffic before) {
        this.before = before;
    }

    void leads(int seen) {
        leads += seen;
    }

    void added(Content content) {
        added++;
        withDate += content.published().isPresent() ? 1 : 0;
        withText += content.text().isPresent() ? 1 : 0;
    }

    void changed() {
        changed++;
    }

    void visited() {
        visited++;
    }

    void failed(String reason) {
        failed++;
        trouble(reason);
    }

    void blocked(String reason) {
        blocked++;
        trouble(reason);
    }

    /** Three reasons tell enough; the log has the rest. */
    void trouble(String reason) {
        if (troubles.size() < 3 && !troubles.contains(reason)) {
            troubles.add(reason);
        }
    }

    /** A few pages that cannot be read are a newspaper's everyday; one in ten is not, unless that is one alone. */
    boolean manyFailed() {
        return failed > 1 && failed * 10 >= visited;
    }

    boolean nothingButBlocked() {
        return blocked > 0 && blocked == visited;
    }

    boolean anyBlocked() {
        return blocked > 0;
    }

    String reasons() {
        return String.join("; ", troubles);
    }

    Harvest.Counts counts(Traffic now) {
        Traffic spent = now.since(before);
        return new Harvest.Counts(
                spent.requests(),
                spent.notModified(),
                spent.bytes(),
                leads,
                added,
                changed,
                failed,
                withDate,
                withText);
    }
}
