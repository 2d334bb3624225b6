package mn.sonin.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mn.sonin.archive.Articles.Change;
import mn.sonin.archive.Attested;
import mn.sonin.bench.index.GeneratedArchive;
import mn.sonin.indexer.index.LuceneIndex;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Lucene as it comes: StandardAnalyzer, BM25, address, headline and text, stored; nothing else. What Sonin can be measured against at best. */
public final class BareLucene implements SearchEngine {
    private static final int STEP = 1_000;
    private static final List<String> FIELDS = List.of("title", "text");

    private final StandardAnalyzer analyzer = new StandardAnalyzer();
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private BareLucene(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
    }

    /** Makes an index of all articles in a folder, with as many threads as there are processors and as much memory as Sonin's. */
    public static void index(GeneratedArchive archive, Path folder) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Files.createDirectories(folder);
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(
                        directory,
                        new IndexWriterConfig(new StandardAnalyzer())
                                .setRAMBufferSizeMB(LuceneIndex.BUFFER_MEGABYTES));
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (long at = 0; at < archive.count(); at += STEP) {
                List<Change> step = archive.changesAfter(at, STEP).changes();
                CompletableFuture.allOf(IntStream.range(0, threads)
                                .mapToObj(first ->
                                        CompletableFuture.runAsync(() -> write(writer, step, first, threads), workers))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
            }
            writer.commit();
        }
    }

    private static void write(IndexWriter writer, List<Change> articles, int first, int every) {
        try {
            for (int i = first; i < articles.size(); i += every) {
                writer.addDocument(document(articles.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index that is being made", e);
        }
    }

    private static Document document(Change change) {
        Document document = new Document();
        document.add(new StringField("url", change.url(), Field.Store.YES));
        document.add(new TextField("title", change.revision().content().title().value(), Field.Store.YES));
        document.add(new TextField(
                "text", change.revision().content().text().map(Attested::value).orElse(""), Field.Store.YES));
        return document;
    }

    /** Opens the index of a folder. */
    static BareLucene open(Path folder) throws IOException {
        return new BareLucene(folder);
    }

    @Override
    public List<String> best(String query) throws IOException {
        List<String> urls = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query(query), MOST).scoreDocs) {
            urls.add(searcher.storedFields().document(hit.doc).get("url"));
        }
        return urls;
    }

    private Query query(String words) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        for (String field : FIELDS) {
            either.add(builder.createPhraseQuery(field, words), Occur.SHOULD);
        }
        return either.build();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        analyzer.close();
    }
}
