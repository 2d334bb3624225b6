package mn.sonin.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Content;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Headline and text in an index of Lucene's as it comes: BM25, any of the words, the better field. */
final class PlainLucene implements Engine, AutoCloseable {
    private static final int MOST = 1_000;
    private static final float TIE = 0.2f;

    private final Analyzer analyzer;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    PlainLucene(Analyzer analyzer, List<Articles.Change> articles) {
        this.analyzer = analyzer;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Articles.Change article : articles) {
                writer.addDocument(document(article));
            }
            writer.commit();
            this.reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }

    private static Document document(Articles.Change article) {
        Content content = article.revision().content();
        Document document = new Document();
        document.add(new StringField("url", article.url(), Field.Store.YES));
        document.add(new TextField("title", content.title().value(), Field.Store.NO));
        document.add(new TextField("text", content.text().map(Attested::value).orElse(""), Field.Store.NO));
        return document;
    }

    @Override
    public List<String> answer(String query) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        List<Query> fields = new ArrayList<>();
        for (String field : List.of("title", "text")) {
            Query words = builder.createBooleanQuery(field, query, Occur.SHOULD);
            if (words != null) {
                fields.add(words);
            }
        }
        List<String> urls = new ArrayList<>();
        try {
            for (ScoreDoc hit : searcher.search(new DisjunctionMaxQuery(fields, TIE), MOST).scoreDocs) {
                urls.add(searcher.storedFields().document(hit.doc).get("url"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
        return urls;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory", e);
        }
    }
}
