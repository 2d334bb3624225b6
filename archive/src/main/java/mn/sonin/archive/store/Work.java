package mn.sonin.archive.store;

import org.jdbi.v3.core.Handle;

/** Something to do with the rows; may be done twice where the first time was rolled back. */
@FunctionalInterface
public interface Work<T> {
    T in(Handle handle);
}
