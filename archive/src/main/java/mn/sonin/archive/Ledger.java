package mn.sonin.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What each source-day came to, so that a zero in a chart is never an outage in disguise. */
public interface Ledger {
    /** Writes or replaces a day's entry. */
    void mark(LedgerEntry entry);

    /** The entries of this source in this span of days, both ends included, oldest first; days without one are left out. */
    List<LedgerEntry> of(String source, LocalDate from, LocalDate to);

    /** The newest entry of this source in this state of a day before this one. */
    Optional<LedgerEntry> newest(String source, LedgerEntry.State state, LocalDate before);
}
