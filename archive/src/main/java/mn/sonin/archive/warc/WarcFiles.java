package mn.sonin.archive.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.CaptureElsewhereException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the WARC files of an archive are: in a folder, and, where nodes share them over object storage, there once they are closed. With a storage
 * the folder is one node's own: the queue of what it has not uploaded yet. Safe for use by several threads.
 */
public final class WarcFiles {
    private static final Logger log = LoggerFactory.getLogger(WarcFiles.class);
    private static final int PIECE = 1 << 20;

    private final Path folder;
    private final Optional<String> node;
    private final Optional<ObjectStorage> storage;

    /** Names that were seen in the storage, and are there for good. */
    private final NavigableSet<FileName> stored = new ConcurrentSkipListSet<>();

    /**
     * @param folder must exist where anything is written
     * @param node who writes here, as {@link WarcFolder#NODE} says, where several do; each writes files of its own
     * @param storage where closed files go; empty where they stay in the folder
     */
    public WarcFiles(Path folder, Optional<String> node, Optional<ObjectStorage> storage) {
        this.folder = folder;
        this.node = node;
        this.storage = storage;
    }

    /** Where files are written, and where they wait for their upload. */
    public Path folder() {
        return folder;
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** The name of the next file. A storage that is away is not waited for: the name then follows what was known of it. */
    FileName next(Instant begun) {
        long local = local().keySet().stream()
                .reduce((one, next) -> next)
                .map(FileName::counter)
                .orElse(0L);
        storage.ifPresent(this::look);
        long behind = stored.isEmpty() ? 0 : stored.last().counter();
        return FileName.of(Math.max(local, behind) + 1, begun, node);
    }

    private void look(ObjectStorage where) {
        try {
            note(where.objects(stored.isEmpty() ? "" : stored.last().value()));
        } catch (ArchiveException e) {
            log.info("warc=named-without-storage reason=\"{}\"", e.getMessage());
        }
    }

    private NavigableMap<FileName, Long> note(Map<String, Long> objects) {
        NavigableMap<FileName, Long> sizes = new TreeMap<>();
        objects.forEach((name, size) -> FileName.parse(name).ifPresent(file -> sizes.put(file, size)));
        stored.addAll(sizes.keySet());
        return sizes;
    }

    /** The names of the files with their bytes, in the order of writing. */
    public SequencedMap<String, Long> sizes() {
        // In this order: a file that is uploaded meanwhile is seen in one of both places.
        NavigableMap<FileName, Long> sizes = local();
        storage.ifPresent(where -> note(where.objects("")).forEach(sizes::putIfAbsent));
        SequencedMap<String, Long> named = new LinkedHashMap<>();
        sizes.forEach((file, size) -> named.put(file.value(), size));
        return named;
    }

    /** The names of those files that nobody else writes and that stand in the folder, in the order of writing. */
    public List<String> ownInFolder() {
        return local().keySet().stream()
                .map(FileName::value)
                .filter(this::isOwn)
                .toList();
    }

    /** Whether nobody else writes this file. */
    public boolean isOwn(String file) {
        return FileName.parse(file).map(FileName::node).equals(Optional.of(node));
    }

    /** The newest file of each node that writes into the folder: those that may still grow. */
    Set<String> growing() {
        return Set.copyOf(local().keySet().stream()
                .collect(Collectors.toMap(FileName::node, FileName::value, (one, next) -> next))
                .values());
    }

    private NavigableMap<FileName, Long> local() {
        NavigableMap<FileName, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : (Iterable<Path>) files::iterator) {
                Optional<FileName> name = FileName.parse(path.getFileName().toString());
                if (name.isPresent()) {
                    length(path).ifPresent(size -> sizes.put(name.get(), size));
                }
            }
            return sizes;
        } catch (IOException e) {
            throw new ArchiveException(
                    "%s: the folder of the WARC files cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static OptionalLong length(Path path) throws IOException {
        try {
            return OptionalLong.of(Files.size(path));
        } catch (NoSuchFileException uploadedMeanwhile) {
            return OptionalLong.empty();
        }
    }

    /**
     * How many bytes this file has.
     *
     * @throws NoSuchFileException where it is gone
     * @throws CaptureElsewhereException where only another node has it
     */
    long size(String file) throws IOException {
        OptionalLong local = length(path(file));
        return local.isPresent() ? local.getAsLong() : storedSize(file);
    }

    private long storedSize(String file) throws NoSuchFileException {
        OptionalLong size = storage.map(where -> where.sizePatiently(file)).orElseGet(OptionalLong::empty);
        if (size.isPresent()) {
            return size.getAsLong();
        }
        Optional<String> elsewhere = otherNode(file);
        if (elsewhere.isPresent()) {
            throw new CaptureElsewhereException(file, elsewhere.get());
        }
        throw new NoSuchFileException(storage.isPresent() ? file : path(file).toString());
    }

    /** Who has this file where it is in neither place; empty where nobody can. */
    private Optional<String> otherNode(String file) {
        return storage.isEmpty()
                ? Optional.empty()
                : FileName.parse(file).flatMap(FileName::node).filter(other -> !node.equals(Optional.of(other)));
    }

    /**
     * Opens a file for reading, wherever it is.
     *
     * @throws NoSuchFileException where it is gone
     * @throws CaptureElsewhereException where only another node has it
     */
    public SeekableByteChannel open(String file) throws IOException {
        try {
            return FileChannel.open(path(file), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            if (storage.isEmpty()) {
                throw e;
            }
            return new StoredFile(storage.get(), file, storedSize(file));
        }
    }

    /** Whether this file can only be in the folder, or is: whoever reads it waits for no storage. */
    public boolean atHand(String file) {
        return storage.isEmpty() || Files.exists(path(file));
    }

    /** Where this file is, for a person. */
    String where(String file) {
        return atHand(file) ? path(file).toString() : storage.get() + file;
    }

    /** Whether this file can be read here, as far as is known without looking into it. Does not wait for a storage that is away: what is in doubt cannot. */
    public boolean here(String file) {
        if (atHand(file)) {
            return true;
        }
        Optional<FileName> name = FileName.parse(file);
        if (name.filter(stored::contains).isPresent()) {
            return true;
        }
        try {
            boolean there = storage.get().size(file).isPresent();
            name.filter(known -> there).ifPresent(stored::add);
            return there;
        } catch (ArchiveException e) {
            log.info("warc=in-doubt file={} reason=\"{}\"", file, e.getMessage());
            return false;
        }
    }

    /**
     * The node that has a file which is in neither place and may still come; empty where it is lost.
     *
     * @param since only files begun after this moment
     */
    public Optional<String> awaitedFrom(String file, Instant since) {
        return otherNode(file)
                .filter(other -> FileName.parse(file)
                        .map(FileName::begun)
                        .filter(since::isBefore)
                        .isPresent());
    }

    /**
     * Takes in the beginning of a file of another archive: into the folder, where it goes on from what is there already, and on into the storage
     * where there is one. An object of the storage that begins so is left as it is: that archive may have gone on.
     *
     * @param size how many bytes of it the rows know
     * @return how many of them were new
     * @throws CaptureElsewhereException where only another node of that archive has the file
     * @throws FileUnreadableException where that archive cannot read it up to there; what it can is taken in
     */
    public long take(String file, WarcFiles from, long size) throws IOException {
        long fresh;
        try (SeekableByteChannel source = from.opened(file)) {
            if (storage.isPresent() && storage.get().size(file).orElse(-1) >= size) {
                requireBeginning(storage.get(), file, source, size);
                FileName.parse(file).ifPresent(stored::add);
                return 0;
            }
            fresh = grow(source, path(file), size);
        }
        if (storage.isPresent()) {
            upload(file);
        }
        return fresh;
    }

    /** How much of this file was taken in: bytes in the folder, or in the storage where it went on to it. */
    public long copied(String file) throws IOException {
        OptionalLong local = length(path(file));
        return local.isPresent()
                ? local.getAsLong()
                : storage.map(where -> where.size(file))
                        .orElseGet(OptionalLong::empty)
                        .orElse(0);
    }

    private SeekableByteChannel opened(String file) throws FileUnreadableException {
        try {
            return open(file);
        } catch (NoSuchFileException e) {
            throw new FileUnreadableException("the rows know this file, and it is gone", e);
        } catch (IOException e) {
            throw new FileUnreadableException("cannot be opened: " + e, e);
        }
    }

    private static IOException endsEarly(SeekableByteChannel file, long size) throws IOException {
        return new FileUnreadableException(
                "the file ends at %d, before the %d bytes that the rows know".formatted(file.size(), size));
    }

    private static int read(SeekableByteChannel source, ByteBuffer piece) throws FileUnreadableException {
        try {
            return source.read(piece);
        } catch (IOException e) {
            throw new FileUnreadableException("cannot be read to its end: " + e.getMessage(), e);
        }
    }

    private static long grow(SeekableByteChannel source, Path to, long size) throws IOException {
        try (FileChannel target = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = target.size();
            source.position(before);
            target.position(before);
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            long left = size - before;
            while (left > 0) {
                piece.clear().limit((int) Math.min(PIECE, left));
                if (read(source, piece) < 0) {
                    throw endsEarly(source, size);
                }
                left -= piece.position();
                piece.flip();
                while (piece.hasRemaining()) {
                    target.write(piece);
                }
            }
            target.force(true);
            return Math.max(0, size - before);
        }
    }

    /**
     * Uploads a closed file out of the folder, and removes it there.
     *
     * @throws IllegalStateException where there is no storage
     */
    public void upload(String file) throws IOException {
        ObjectStorage where = storage.orElseThrow(() -> new IllegalStateException("there is no storage to upload to"));
        store(where, file, path(file));
        FileName.parse(file).ifPresent(stored::add);
        Files.delete(path(file));
    }

    private static void requireBeginning(ObjectStorage where, String file, SeekableByteChannel source, long size)
            throws IOException {
        if (!same(where, file, source, size)) {
            throw new ArchiveException(
                    "%s: \"%s\" is there and does not begin with the %d bytes of the file that is copied; find out which is right, and move the other away"
                            .formatted(where, file, size));
        }
    }

    private static void store(ObjectStorage where, String file, Path from) throws IOException {
        long size = Files.size(from);
        boolean fresh = where.size(file).isEmpty();
        if (fresh) {
            where.put(file, from);
        }
        long arrived = where.size(file).orElse(0);
        if (arrived != size || (!fresh && !same(where, file, from))) {
            throw new ArchiveException(
                    "%s: \"%s\" is there with %d bytes that are not the %d of %s; find out which is right, and move the other away"
                            .formatted(where, file, arrived, size, from));
        }
    }

    /** After a crash between an upload and its end. */
    private static boolean same(ObjectStorage where, String file, Path from) throws IOException {
        try (FileChannel local = FileChannel.open(from, StandardOpenOption.READ)) {
            return same(where, file, local, local.size());
        }
    }

    /** Byte for byte, from the beginning on. */
    private static boolean same(ObjectStorage where, String file, SeekableByteChannel local, long size)
            throws IOException {
        local.position(0);
        for (long at = 0; at < size; at += PIECE) {
            int length = (int) Math.min(PIECE, size - at);
            ByteBuffer here = ByteBuffer.allocate(length);
            while (here.hasRemaining()) {
                if (local.read(here) < 0) {
                    throw endsEarly(local, size);
                }
            }
            ByteBuffer there = ByteBuffer.allocate(length);
            where.read(file, at, there);
            if (!here.flip().equals(there.flip())) {
                return false;
            }
        }
        return true;
    }
}
