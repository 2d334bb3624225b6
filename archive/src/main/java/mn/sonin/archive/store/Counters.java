package mn.sonin.archive.store;

import org.jdbi.v3.core.Handle;

/** Numbers that are counted along, because counting rows anew would read them all. */
final class Counters {
    static final String SEQUENCE = "sequence";
    static final String ARTICLES = "articles";

    private Counters() {}

    static long value(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM counters WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    /** The value after adding. */
    static long add(Handle handle, String name, long summand) {
        return handle.createQuery("UPDATE counters SET value = value + :summand WHERE name = :name RETURNING value")
                .bind("summand", summand)
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }
}
