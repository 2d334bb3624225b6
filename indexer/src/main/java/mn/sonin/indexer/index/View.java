package mn.sonin.indexer.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.DirectoryReader;

/**
 * The index as of one place in the archive's sequence; stays as it is until it is closed. Safe for several threads.
 *
 * @param sequence the place
 */
public record View(DirectoryReader reader, long sequence) implements AutoCloseable {
    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a view of the index at " + sequence, e);
        }
    }
}
