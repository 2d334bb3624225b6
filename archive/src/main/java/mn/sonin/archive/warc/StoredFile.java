package mn.sonin.archive.warc;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file in object storage, read in pieces: small ones where somebody looks here and there, larger ones where it is read on. */
final class StoredFile implements SeekableByteChannel {
    private static final int LEAST = 1 << 16;
    private static final int MOST = 1 << 22;

    private final ObjectStorage storage;
    private final String name;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowAt;
    private int ahead = LEAST;
    private long position;
    private boolean open = true;

    StoredFile(ObjectStorage storage, String name, long size) {
        this.storage = storage;
        this.name = name;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws ClosedChannelException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        if (position < windowAt || position >= windowAt + window.limit()) {
            load();
        }
        int offset = (int) (position - windowAt);
        int count = Math.min(into.remaining(), window.limit() - offset);
        into.put(into.position(), window, offset, count);
        into.position(into.position() + count);
        position += count;
        return count;
    }

    private void load() {
        boolean onward = window.limit() > 0 && position == windowAt + window.limit();
        ahead = onward ? Math.min(MOST, 2 * ahead) : LEAST;
        ByteBuffer fresh = ByteBuffer.allocate((int) Math.min(ahead, size - position));
        storage.read(name, position, fresh);
        window = fresh.flip();
        windowAt = position;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
