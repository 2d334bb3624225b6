package mn.sonin.archive.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Leases;
import org.jdbi.v3.core.Handle;

/**
 * The database that the rows stand in: everything in which one kind differs from another. The rest of this package is plain SQL
 * that all of them speak. Safe for use by several threads, of which one writes.
 */
public interface Database extends AutoCloseable {
    /** Whether it was opened for writing. */
    boolean writable();

    /**
     * Does the work on what is committed.
     *
     * @throws ArchiveException where the database cannot be read, with the way back
     */
    <T> T read(Work<T> work);

    /** The same for a work that looks at whole tables: the database may be silent for long before it answers. */
    default <T> T readWhole(Work<T> work) {
        return read(work);
    }

    /**
     * Does the work in one transaction, which no other writer's overtakes, and commits it. An exception of the work undoes it and
     * reaches the caller as it is.
     *
     * @param work may be done again where the connection was lost before the commit
     * @throws ArchiveException where the database cannot be written, with the way back
     */
    void write(Consumer<Handle> work);

    /**
     * Does the work in one transaction over a connection of its own, beside whoever writes; also where the database is open for reading only. For
     * what no order depends on.
     *
     * @throws ArchiveException where the database cannot be written, with the way back
     */
    <T> T note(Work<T> work);

    /** What one node at a time has. */
    default Leases leases() {
        return Leases.ALONE;
    }

    /** What the database itself finds wrong with its tables, in words; at most a hundred things. */
    List<String> damage();

    /** Writes all rows, as they are at one moment, into a new SQLite file; writers need not wait. */
    void copyTo(Path target);

    /**
     * Takes in all rows of a SQLite file.
     *
     * @throws ArchiveException where there are rows already
     */
    void copyFrom(Path source);

    /** It is about to be closed: from now on nobody waits for a database that is away. What is not committed then is taken over at the next opening. */
    default void closing() {}

    /** Where it is, for a person. */
    @Override
    String toString();

    @Override
    void close();
}
