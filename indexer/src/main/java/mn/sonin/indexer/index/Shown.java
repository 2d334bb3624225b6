package mn.sonin.indexer.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/** The newest view, handed out and replaced without anybody waiting. Safe for several threads. */
final class Shown {
    private volatile View newest;

    Shown(View first) {
        this.newest = first;
    }

    /** The newest view, held for the caller; empty once closed. */
    Optional<View> hold() {
        View view = newest;
        while (!view.reader().tryIncRef()) {
            View newer = newest;
            if (newer.equals(view)) {
                return Optional.empty();
            }
            view = newer;
        }
        return Optional.of(view);
    }

    /** Shows a newer one from now on; the older is closed when its last reader is done. */
    void replace(@Nullable DirectoryReader reader, long sequence) throws IOException {
        View old = newest;
        if (reader != null) {
            newest = new View(reader, sequence);
            old.reader().decRef();
        } else if (sequence != old.sequence()) {
            newest = new View(old.reader(), sequence);
        }
    }

    DirectoryReader reader() {
        return newest.reader();
    }

    void close() throws IOException {
        newest.reader().decRef();
    }
}
