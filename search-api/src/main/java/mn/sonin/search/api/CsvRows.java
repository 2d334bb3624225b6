package mn.sonin.search.api;

import java.io.IOException;
import java.io.Writer;
import org.apache.commons.csv.CSVFormat;

/** RFC 4180, with every value that a spreadsheet would compute made plain text. */
public final class CsvRows implements Rows {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private final boolean mark;

    CsvRows(boolean mark) {
        this.mark = mark;
    }

    @Override
    public void begin(Writer out) throws IOException {
        if (mark) {
            out.write('\ufeff');
        }
        FORMAT.printRecord(
                out,
                "id",
                "source",
                "source_name",
                "language",
                "title",
                "title_romanised",
                "published",
                "published_precision",
                "published_basis",
                "first_seen",
                "kind",
                "revision",
                "authors",
                "url",
                "capture",
                "archived",
                "story",
                "topics",
                "citation");
    }

    @Override
    public void row(ExportRow row, boolean first, Writer out) throws IOException {
        FORMAT.printRecord(
                out,
                row.id(),
                row.source(),
                harmless(row.sourceName()),
                row.language(),
                harmless(row.title()),
                harmless(row.romanised()),
                row.published(),
                row.precision(),
                row.basis(),
                row.firstSeen(),
                row.kind(),
                row.revision(),
                harmless(String.join("; ", row.authors())),
                harmless(row.url()),
                row.capture(),
                row.archived(),
                row.story(),
                String.join("; ", row.topics()),
                harmless(row.citation()));
    }

    /** An apostrophe before anything a spreadsheet takes for a formula (OWASP, CSV Injection). */
    public static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
