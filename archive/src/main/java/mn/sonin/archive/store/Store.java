package mn.sonin.archive.store;

import java.nio.file.Path;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;

/** A place where rows can stand. */
public interface Store {
    /** Name of the SQLite file inside a home. */
    String FILE = "rows.sqlite";

    /** In a SQLite file inside the home: what one machine needs. */
    Store EMBEDDED = new Store() {
        @Override
        public Database open(Path home) {
            return SqliteDatabase.open(home.resolve(FILE));
        }

        @Override
        public Database openReading(Path home) {
            return SqliteDatabase.openReading(home.resolve(FILE));
        }

        @Override
        public Database openCopying(Path home) {
            return SqliteDatabase.openEarlier(home.resolve(FILE));
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }
    };

    /**
     * Opens the rows for reading and writing; makes the tables, or brings them up to date.
     *
     * @param home folder of this program, which is locked for it
     * @throws ArchiveException where that cannot be, with the reason
     */
    Database open(Path home);

    /**
     * Opens rows that exist, for reading only.
     *
     * @throws ArchiveException where there are none, or they have another version
     */
    Database openReading(Path home);

    /**
     * Opens rows that exist, for a copy of them as they are; also those of an earlier release where the store can copy what it does not know.
     *
     * @throws ArchiveException as {@link #openReading}
     */
    default Database openCopying(Path home) {
        return openReading(home);
    }

    /** What this machine is called among those that write to the same rows; empty where there are no others. */
    Optional<String> node();

    /**
     * A kind of store that several nodes can share. The module {@code cluster} brings them; {@link java.util.ServiceLoader} finds them.
     */
    interface Shared {
        /**
         * The store at this address; nothing is connected yet.
         *
         * @param address as the operator wrote it
         * @param user of the database
         * @param password empty where the database asks for none
         * @param node what this machine is called among those that share the store
         * @throws IllegalArgumentException for an address of another kind
         */
        Store at(String address, String user, Optional<String> password, String node);
    }
}
