package mn.sonin.search.api;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;

/** A form in which articles leave the archive, one after the other. */
interface Rows {
    default void begin(Writer out) throws IOException {}

    void row(ExportRow row, boolean first, Writer out) throws IOException;

    default void end(Writer out) throws IOException {}

    /** A form with nothing before, between or after its rows. */
    static Rows each(Function<ExportRow, String> form) {
        return (row, first, out) -> out.write(form.apply(row));
    }
}
