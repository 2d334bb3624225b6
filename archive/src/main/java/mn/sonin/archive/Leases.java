package mn.sonin.archive;

import java.time.Duration;
import java.util.Map;

/**
 * What one node at a time has among those that share an archive: a host's turn, a source's harvest. Times are those of one clock that
 * all nodes share; a node that dies loses what it has when its time is over. Safe for use by several threads.
 */
public interface Leases {
    /** For a program that has everything to itself and remembers nothing: everything is free, and nothing is written down. */
    Leases ALONE = new Leases() {
        @Override
        public boolean shared() {
            return false;
        }

        @Override
        public Taking take(Map<String, Duration> names, Duration span) {
            return new Taking.Yours(new Lease() {
                @Override
                public boolean renew() {
                    return true;
                }

                @Override
                public void leaveAlone(Duration wait) {}

                @Override
                public void close() {}
            });
        }
    };

    /** Whether there may be other nodes. */
    boolean shared();

    /**
     * Asks once for all of these names together.
     *
     * @param names each with the time for which it must have been free
     * @param span how long the lease lasts where nobody renews it
     * @throws ArchiveException where the database cannot be reached
     */
    Taking take(Map<String, Duration> names, Duration span);

    /** Asks for one name. */
    default Taking take(String name, Duration span) {
        return take(Map.of(name, Duration.ZERO), span);
    }

    /** What came of asking. */
    sealed interface Taking {
        record Yours(Lease lease) implements Taking {}

        /**
         * Another node has one of the names, or it has not rested long enough.
         *
         * @param held whether a node has it now; then it may be given back long before that
         * @param free after which it is free, if nobody renews or takes it meanwhile
         */
        record Later(boolean held, Duration free) implements Taking {}
    }

    /** Names that are yours until you close it, or until its time is over. */
    interface Lease extends AutoCloseable {
        /** Begins its span again; false where another node has taken one of its names meanwhile. */
        boolean renew();

        /** Nobody shall have these names before so much time is over, whoever asks. */
        void leaveAlone(Duration wait);

        /** Gives the names free; their rest begins. */
        @Override
        void close();
    }
}
