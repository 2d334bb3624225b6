package mn.sonin.sample.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text files that stand beside the classes of the sample web. */
public final class Texts {
    private static final String ROOT = "/mn/sonin/sample/";

    private Texts() {}

    /** The whole text of {@code events/politics.txt} and the like; an unknown name is a fault of this program. */
    public static String read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new IllegalArgumentException("the sample web has no file \"" + name + "\"");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample web's file \"" + name + "\"", e);
        }
    }

    /** The rows of a tab-separated file without its comment lines. */
    public static List<String[]> rows(String name) {
        return read(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
