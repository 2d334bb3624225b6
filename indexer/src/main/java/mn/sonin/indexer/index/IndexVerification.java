package mn.sonin.indexer.index;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Articles.Changes;
import mn.sonin.indexer.Indexing.Progress;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every byte of an index, and at every document against the row it was made from. Changes nothing, and may run while another
 * program writes: it looks at what was committed last.
 */
public final class IndexVerification {
    private static final Logger LOG = LoggerFactory.getLogger(IndexVerification.class);

    private static final int STEP = 1_000;

    /** Problems of one kind that are told; a lost segment would tell of each of its documents. */
    private static final int MOST = 100;

    private final Path folder;
    private final Archive archive;
    private final Wording wording;
    private final List<Problem> problems = new ArrayList<>();

    private IndexVerification(Path folder, Archive archive, Wording wording) {
        this.folder = folder;
        this.archive = archive;
        this.wording = wording;
    }

    /**
     * Verifies the index in this folder.
     *
     * @param archive whose rows it was made from
     * @param progress told after each step how many revisions were compared and how far the sequence is
     */
    public static Report of(Path folder, Archive archive, Wording wording, Progress progress) {
        return new IndexVerification(folder, archive, wording).run(progress);
    }

    private Report run(Progress progress) {
        try {
            Folder root = new Folder(folder);
            Optional<Path> making = root.current();
            if (making.isEmpty()) {
                return new Report(0, 0, List.of(), "there is no index yet; the next start makes one");
            }
            Report report = run(making.get(), progress);
            if (report.clean() || making.equals(root.current())) {
                return report;
            }
            // Another program has made it again meanwhile, and deleted the one that was looked at.
            problems.clear();
            return run(progress);
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private Report run(Path making, Progress progress) {
        try (Directory directory = FSDirectory.open(making)) {
            return run(making, directory, progress);
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private Report unreadable(IOException failure) {
        problem(folder, 0, "", "cannot be read: " + failure.getMessage());
        return new Report(0, 0, problems, "");
    }

    private Report run(Path making, Directory directory, Progress progress) throws IOException {
        long revisions = 0;
        String remark = "";
        problems.addAll(FileVerification.of(making, directory));
        if (problems.isEmpty()) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                Stamp stamp = Stamp.read(reader.getIndexCommit().getUserData());
                if (stamp.readBy(wording)) {
                    revisions = compare(making, reader, stamp, progress);
                } else {
                    remark = "the index is of another format or analysis; the next start makes it again";
                }
            }
        }
        return new Report(revisions, size(directory), problems, remark);
    }

    private long compare(Path making, DirectoryReader reader, Stamp stamp, Progress progress) throws IOException {
        if (stamp.sequence() > archive.sequence()) {
            problem(
                    making,
                    0,
                    "",
                    "the index has reached %d, and the rows end at %d".formatted(stamp.sequence(), archive.sequence()));
        }
        Documents documents = new Documents(wording, ZoneId.of(stamp.zone()));
        long revisions = 0;
        Changes step = archive.articles().changesAfter(0, STEP);
        long from = 0;
        while (step.upTo() > from && from < stamp.sequence()) {
            for (Change change : step.changes()) {
                long since = change.revision().sequence();
                if (since > from && since <= stamp.sequence()) {
                    compare(making, reader, documents, change, stamp);
                    revisions++;
                }
            }
            from = step.upTo();
            progress.reached(revisions, Math.min(from, stamp.sequence()), stamp.sequence());
            step = archive.articles().changesAfter(from, STEP);
        }
        if (reader.numDocs() != revisions) {
            problem(
                    making,
                    0,
                    "",
                    "the index has %d revisions, and the rows %d".formatted(reader.numDocs(), revisions));
        }
        return revisions;
    }

    private void compare(Path making, DirectoryReader reader, Documents documents, Change change, Stamp stamp)
            throws IOException {
        IndexedRevision expected = documents.read(change);
        List<Integer> found = documents(reader, expected);
        String revision = "revision %d".formatted(change.revision().number());
        String article = change.revision().article().value();
        if (found.size() != 1) {
            problem(making, 0, article, "%s stands %d times in the index".formatted(revision, found.size()));
            return;
        }
        Document kept = reader.storedFields().document(found.getFirst());
        if (!stored(documents.of(expected, stamp.sequence())).equals(stored(kept))) {
            problem(making, 0, article, revision + " says something else in the index");
        }
        boolean current = change.revision().until() > stamp.sequence();
        if (current != isCurrent(reader, found.getFirst())) {
            problem(
                    making,
                    0,
                    article,
                    revision + (current ? " is not shown as current" : " is still shown as current"));
        }
    }

    private static List<Integer> documents(DirectoryReader reader, IndexedRevision revision) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(Documents.key(revision), PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    found.add(leaf.docBase + postings.docID());
                }
            }
        }
        return found;
    }

    private static boolean isCurrent(DirectoryReader reader, int document) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            int inside = document - leaf.docBase;
            if (inside >= 0 && inside < leaf.reader().maxDoc()) {
                PostingsEnum current = leaf.reader().postings(new Term(Fields.CURRENT, Fields.YES), PostingsEnum.NONE);
                return current != null && current.advance(inside) == inside;
            }
        }
        return false;
    }

    private static List<String> stored(Document document) {
        return document.getFields().stream()
                .filter(field -> field.fieldType().stored())
                .map(IndexVerification::text)
                .sorted()
                .toList();
    }

    private static String text(IndexableField field) {
        Object number = field.numericValue();
        return field.name() + "=" + (number == null ? field.stringValue() : Objects.toString(number));
    }

    private static long size(Directory directory) throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            try {
                bytes += directory.fileLength(file);
            } catch (NoSuchFileException e) {
                LOG.debug("index file={} deleted=meanwhile", file, e);
            }
        }
        return bytes;
    }

    private void problem(Path file, long offset, String article, String reason) {
        if (problems.size() < MOST) {
            problems.add(new Problem(folder.getFileName() + "/" + folder.relativize(file), offset, article, reason));
        }
    }

    /**
     * What was found.
     *
     * @param revisions compared with their rows
     * @param bytes of the index
     * @param remark why nothing was compared; empty where it was
     */
    public record Report(long revisions, long bytes, List<Problem> problems, String remark) {
        public Report {
            problems = List.copyOf(problems);
        }

        public boolean clean() {
            return problems.isEmpty();
        }
    }

    /**
     * Something that is not as it was written.
     *
     * @param file with the folder that it stands in
     * @param offset of the changed byte, where it is one; else 0
     * @param article id of the article it touches; empty where it touches none, or many
     */
    public record Problem(String file, long offset, String article, String reason) {
        @Override
        public String toString() {
            String touched = article.isEmpty() ? "" : " (article %s)".formatted(article);
            return "%s at offset %d: %s%s; \"sonin rebuild index\" makes the index again"
                    .formatted(file, offset, reason, touched);
        }
    }
}
