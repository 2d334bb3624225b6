package mn.sonin.indexer.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import mn.sonin.indexer.index.IndexVerification.Problem;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Looks whether the bytes of an index's files are those that were written, by the checksum that ends each. Changes nothing. */
public final class FileVerification {
    private final Path folder;
    private final Directory directory;
    private final List<Problem> problems = new ArrayList<>();

    /** Files are written once. */
    private final Set<String> whole = new HashSet<>();

    private boolean missing;

    private FileVerification(Path folder, Directory directory) {
        this.folder = folder;
        this.directory = directory;
    }

    /** What is not as it was written in the files of this folder's last commit; nothing where there is no index yet. */
    public static List<Problem> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Directory directory = FSDirectory.open(folder)) {
            return SegmentInfos.getLastCommitGeneration(directory) < 0 ? List.of() : of(folder, directory);
        } catch (IOException e) {
            return List.of(new Problem(named(folder), 0, "", "cannot be read: " + e.getMessage()));
        }
    }

    static List<Problem> of(Path folder, Directory directory) throws IOException {
        FileVerification verification = new FileVerification(folder, directory);
        verification.run();
        return verification.problems;
    }

    /** A program that commits meanwhile deletes what only the commit before had: then the newer one is looked at, which has little else. */
    private void run() throws IOException {
        String last = SegmentInfos.getLastCommitSegmentsFileName(directory);
        run(last);
        String newer = SegmentInfos.getLastCommitSegmentsFileName(directory);
        while (missing && !Objects.equals(newer, last)) {
            missing = false;
            problems.clear();
            last = newer;
            run(last);
            newer = SegmentInfos.getLastCommitSegmentsFileName(directory);
        }
    }

    private void run(@Nullable String last) throws IOException {
        if (last == null) {
            problems.add(new Problem(named(folder), 0, "", "there is no commit in it"));
            return;
        }
        try {
            for (String file : SegmentInfos.readCommit(directory, last).files(false)) {
                if (!whole.contains(file)) {
                    verify(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            unreadable(last, e);
        }
    }

    /** The commit names its files; where it cannot be read, each file that is there is looked at to find the guilty one. */
    private void unreadable(String last, Exception cause) throws IOException {
        missing |= gone(cause);
        for (String file : directory.listAll()) {
            if (file.startsWith("_") || file.equals(last)) {
                verify(file);
            }
        }
        if (problems.isEmpty()) {
            damaged(folder.resolve(last), cause);
        }
    }

    private void verify(String file) throws IOException {
        try (ChecksumIndexInput input = directory.openChecksumInput(file)) {
            input.seek(input.length() - CodecUtil.footerLength());
            CodecUtil.checkFooter(input);
            whole.add(file);
        } catch (IOException | RuntimeException e) {
            damaged(folder.resolve(file), e);
        }
    }

    private void damaged(Path file, Exception cause) throws IOException {
        missing |= gone(cause);
        long offset = Files.exists(file) ? ChangedByte.in(file).orElse(0) : 0;
        String reason = cause.getClass().getSimpleName().replaceAll("Exception$", "");
        problems.add(
                new Problem(named(file), offset, "", "the bytes are not those that were written (" + reason + ")"));
    }

    /** Lucene tells of a missing file as of a damaged one where a commit names it. */
    private static boolean gone(@Nullable Throwable cause) {
        return cause instanceof NoSuchFileException
                || cause instanceof FileNotFoundException
                || (cause != null && gone(cause.getCause()));
    }

    /** As seen from the home that holds the index. */
    private static String named(Path file) {
        Path absolute = file.toAbsolutePath();
        int names = absolute.getNameCount();
        return absolute.subpath(Math.max(0, names - 2), names).toString();
    }
}
