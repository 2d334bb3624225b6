package mn.sonin.indexer;

/** Brings the index to the end of the archive. */
public interface Indexing extends AutoCloseable {
    /**
     * Reads what the archive has got since the index's last commit, adds it and commits; does nothing where there is nothing
     * new.
     *
     * @param progress told after each step how many revisions were added and how far the sequence is
     * @return revisions added or changed
     */
    long follow(Progress progress);

    /** Throws the index away and makes it again from the archive's rows, behind the back of searches until it is done. */
    long rebuild(Progress progress);

    @Override
    void close();

    /** Told how far the work is. */
    @FunctionalInterface
    interface Progress {
        void reached(long revisions, long sequence, long end);
    }
}
