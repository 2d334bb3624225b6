package mn.sonin.search.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.search.http.Asked;
import mn.sonin.search.http.Parameter;
import mn.sonin.search.http.Problem;
import mn.sonin.search.http.Reply;
import mn.sonin.search.library.Library;
import mn.sonin.search.question.Question;

/** Whole results for spreadsheets, notebooks and reference managers, written while they are read. */
final class ExportRoutes {
    static final Parameter<Boolean> BOM = Parameter.flag(
            "bom", "yes begins the CSV file with a byte order mark, so that Excel reads Cyrillic letters right.");

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
        return ArticleRoutes.asking(library, asked, request -> switch (library.search(
                Hits.plain(request, Optional.empty()))) {
            case SearchAnswer.Found found ->
                new Reply.Streamed(mediaType, name, out -> {
                    try (Writer writer =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
                        write(rows, new Hits(library, request, found), writer);
                    }
                });
            case SearchAnswer.Problem problem -> new Reply.Refused(Problem.badQuery(Question.fault(problem)));
        });
    }

    private void write(Rows rows, Hits hits, Writer writer) throws IOException {
        rows.begin(writer);
        boolean first = true;
        while (hits.hasNext()) {
            rows.row(referring.row(hits.next()), first, writer);
            first = false;
        }
        rows.end(writer);
    }
}
