package mn.sonin.search.api;

import java.io.IOException;
import java.io.Writer;
import mn.sonin.search.http.Json;

/** One JSON object a line. */
final class JsonRows implements Rows {
    @Override
    public void row(ExportRow row, boolean first, Writer out) throws IOException {
        out.write(Json.write(row));
        out.write('\n');
    }
}
