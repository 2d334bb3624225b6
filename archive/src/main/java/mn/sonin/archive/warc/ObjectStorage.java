package mn.sonin.archive.warc;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.OptionalLong;
import mn.sonin.archive.ArchiveException;

/**
 * Storage of whole objects over the network, where the WARC files of several nodes stand once they are closed. An object is there as a whole or
 * not at all, and is never changed. Safe for use by several threads; everything throws {@link ArchiveException} with the way back where the
 * storage is away or refuses.
 */
public interface ObjectStorage {
    /**
     * What is there, with its length in bytes, in the order of the names.
     *
     * @param after only names that sort behind this one; empty for all
     */
    NavigableMap<String, Long> objects(String after);

    /** How many bytes this object has; empty where there is none. Asks once, and does not wait for a storage that is away. */
    OptionalLong size(String name);

    /** The same, but waits some minutes for a storage that is away, as {@link #read} does: a harvest need not end for that. */
    OptionalLong sizePatiently(String name);

    /** Fills the buffer with the bytes of this object from this offset on; all of them must be there. */
    void read(String name, long from, ByteBuffer into);

    /** Stores a file under this name; when this returns, the storage has found the checksum of what came to be that of the file. */
    void put(String name, Path file);

    /** Where it is, for a person. */
    @Override
    String toString();

    /**
     * A kind of storage. The module {@code cluster} brings one; {@link java.util.ServiceLoader} finds it.
     */
    interface Kind {
        /**
         * The storage at this place; nothing is connected yet.
         *
         * @param accessKey name of the key
         * @param secretKey what requests are signed with
         */
        ObjectStorage at(Bucket bucket, String accessKey, String secretKey);
    }

    /**
     * A place in a storage that speaks S3.
     *
     * @param endpoint address of the storage, as in {@code https://s3.eu-central-1.amazonaws.com}
     * @param name of the bucket, which must be there
     * @param region that requests are signed for
     * @param prefix that the names of all objects begin with; empty for none
     */
    record Bucket(URI endpoint, String name, String region, String prefix) {}
}
