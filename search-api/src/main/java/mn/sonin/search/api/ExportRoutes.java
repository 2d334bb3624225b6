package mn.sonin.search.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Hits;
import mn.sonin.search.library.Library;
import mn.sonin.search.library.UnfinishedException;
import mn.sonin.search.question.Question;

/** Whole results for spreadsheets, notebooks and reference managers, written while they are read. */
public final class ExportRoutes {
    static final Parameter<Boolean> BOM = Parameter.flag(
            "bom", "yes begins the CSV file with a byte order mark, so that Excel reads Cyrillic letters right.");

    /** Rows whose authors, captures and stories are read at once. */
    private static final int BATCH = 1000;

    private final Library library;
    private final Referring referring;

    ExportRoutes(Library library, Referring referring) {
        this.library = library;
        this.referring = referring;
    }

    Reply csv(Asked asked) {
        return streamed(asked, "text/csv; charset=utf-8", "sonin.csv", new CsvRows(asked.value(BOM)));
    }

    Reply jsonLines(Asked asked) {
        return streamed(asked, "application/jsonl", "sonin.jsonl", new JsonRows());
    }

    Reply ris(Asked asked) {
        return streamed(
                asked, "application/x-research-info-systems", "sonin.ris", Rows.each(row -> References.ris(row)));
    }

    Reply bibtex(Asked asked) {
        return streamed(asked, "application/x-bibtex", "sonin.bib", Rows.each(row -> References.bibtex(row)));
    }

    Reply cslJson(Asked asked) {
        return streamed(asked, "application/vnd.citationstyles.csl+json", "sonin.csl.json", new CslRows());
    }

    private Reply streamed(Asked asked, String mediaType, String name, Rows rows) {
        return ArticleRoutes.asking(
                library, asked, request -> streamed(Hits.of(library, request), mediaType, name, rows));
    }

    private Reply streamed(Hits.Begun begun, String mediaType, String name, Rows rows) {
        return switch (begun) {
            case Hits.Begun.Going going ->
                new Reply.Streamed(mediaType, name, out -> {
                    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
                    write(rows, going.hits(), writer);
                    writer.flush();
                });
            case Hits.Begun.Refused refused -> new Reply.Refused(Problem.badQuery(Question.fault(refused.problem())));
        };
    }

    /** The forms there are. */
    public enum Form {
        CSV,
        JSONL,
        RIS,
        BIB,
        CSL
    }

    /** What writing came to. */
    public sealed interface Written {
        record Done(long rows) implements Written {}

        /** The query was not understood. */
        record Refused(SearchAnswer.Problem problem) implements Written {}
    }

    /**
     * Exports of a library.
     *
     * @param home the address readers use
     */
    public static ExportRoutes of(Library library, Supplier<URI> home) {
        return new ExportRoutes(library, new Referring(library, home));
    }

    /**
     * Writes all that a search finds.
     *
     * @param mark whether CSV begins with a byte order mark
     * @throws UncheckedIOException where the writer refuses
     * @throws UnfinishedException where the search takes too long; what was written by then is not all
     */
    public Written write(Form form, boolean mark, SearchRequest request, Writer out) {
        return switch (Hits.of(library, request)) {
            case Hits.Begun.Refused refused -> new Written.Refused(refused.problem());
            case Hits.Begun.Going going -> {
                try {
                    yield new Written.Done(write(rows(form, mark), going.hits(), out));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static Rows rows(Form form, boolean mark) {
        return switch (form) {
            case CSV -> new CsvRows(mark);
            case JSONL -> new JsonRows();
            case RIS -> Rows.each(row -> References.ris(row));
            case BIB -> Rows.each(row -> References.bibtex(row));
            case CSL -> new CslRows();
        };
    }

    private long write(Rows rows, Hits hits, Writer writer) throws IOException {
        rows.begin(writer);
        long written = 0;
        while (hits.hasNext()) {
            for (ExportRow row : referring.rows(hits.batch(BATCH))) {
                rows.row(row, written == 0, writer);
                written++;
            }
        }
        rows.end(writer);
        return written;
    }
}
