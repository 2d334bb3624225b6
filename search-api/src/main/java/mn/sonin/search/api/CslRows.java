package mn.sonin.search.api;

import java.io.IOException;
import java.io.Writer;
import mn.sonin.search.http.Json;

/** One array of CSL-JSON items. */
final class CslRows implements Rows {
    @Override
    public void begin(Writer out) throws IOException {
        out.write("[");
    }

    @Override
    public void row(ExportRow row, boolean first, Writer out) throws IOException {
        out.write(first ? "\n" : ",\n");
        out.write(Json.write(References.csl(row)));
    }

    @Override
    public void end(Writer out) throws IOException {
        out.write("\n]\n");
    }
}
