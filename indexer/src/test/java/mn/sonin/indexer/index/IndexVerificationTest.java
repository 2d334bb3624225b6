package mn.sonin.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.IndexException;
import mn.sonin.indexer.Newsroom;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexVerificationTest {
    private Newsroom news;
    private ArticleId edited;

    @BeforeEach
    void publish(@TempDir Path folder) {
        news = new Newsroom(folder);
        for (int i = 0; i < 20; i++) {
            news.publish("Copper " + i, "Mine " + i);
        }
        edited = news.publish("Gold", "A seam");
        news.edit(edited, "Gold again", "A seam");
        news.index().follow(Newsroom.SILENT);
        news.index().close();
    }

    @AfterEach
    void close() {
        news.close();
    }

    private IndexVerification.Report verify() {
        return IndexVerification.of(news.indexFolder(), news.archive(), Newsroom.WORDING, Newsroom.SILENT);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(news.indexFolder())) {
            return files.filter(file -> file.getFileName().toString().matches("_.*|segments_.*"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aHealthyIndexIsClean() {
        IndexVerification.Report report = verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.revisions()).isEqualTo(22);
    }

    @Test
    void aByteChangedAnywhereIsToldWithFileAndOffset() throws IOException {
        Random random = new Random(8);
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 40; i++) {
                int at = random.nextInt(whole.length);
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, changed);

                List<IndexVerification.Problem> problems = verify().problems();
                assertThat(problems).as("%s at %d", file, at).isNotEmpty();
                assertThat(problems.getFirst().file())
                        .endsWith(file.getFileName().toString());
                if (at < whole.length - 16) {
                    assertThat(problems.getFirst().offset()).as("%s", file).isEqualTo(at);
                }
            }
            Files.write(file, whole);
        }
    }

    @Test
    void aCommitMeanwhileIsNoDamage() throws IOException {
        Path making = new Folder(news.indexFolder()).current().orElseThrow();
        try (Directory files = FSDirectory.open(making);
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            List<String> before = List.of(files.listAll());
            Directory busy = new FilterDirectory(files) {
                @Override
                public IndexInput openInput(String name, IOContext context) throws IOException {
                    if (name.startsWith("_") && before.equals(List.of(files.listAll()))) {
                        writer.deleteDocuments(new Term(Fields.KEY, edited + "#1"));
                        writer.forceMerge(1);
                        writer.commit();
                        assertThat(files.listAll()).doesNotContain(name);
                    }
                    return super.openInput(name, context);
                }
            };

            assertThat(FileVerification.of(making, busy)).isEmpty();
            assertThat(files.listAll()).isNotEqualTo(before.toArray());
        }
    }

    @Test
    void aFileThatIsMissingIsDamage() throws IOException {
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);

            assertThat(verify().clean()).as("%s", file).isFalse();
            Files.write(file, whole);
        }
    }

    @Test
    void anArticleThatIsNotInTheIndexIsNamed() throws IOException {
        Path making = new Folder(news.indexFolder()).current().orElseThrow();
        try (Directory directory = FSDirectory.open(making);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(Stamp.of(news.archive().sequence(), Newsroom.WORDING, Newsroom.ZONE)
                    .written()
                    .entrySet());
            writer.deleteDocuments(new Term(Fields.KEY, edited + "#1"));
        }

        assertThat(verify().problems())
                .extracting(IndexVerification.Problem::article, IndexVerification.Problem::reason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(edited.value(), "revision 1 stands 0 times in the index"));
    }

    @Test
    void aTruncatedSegmentIsMadeAgainFromTheRowsAtTheNextStart() throws IOException {
        truncate();

        news.openIndex().close();
        try (LuceneIndex index = news.openIndex()) {
            assertThat(index.follow(Newsroom.SILENT)).isEqualTo(22);
        }
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void readingATruncatedSegmentSaysHowItIsMadeAgain() throws IOException {
        truncate();

        assertThatThrownBy(() -> WrittenIndex.open(news.indexFolder(), Newsroom.WORDING))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("\"sonin rebuild index\" makes it again from the rows");
    }

    private void truncate() throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().matches(".*\\.(cfs|fdt|doc)")) {
                try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                    cut.setLength(cut.length() / 2);
                }
            }
        }
    }
}
