package mn.sonin.indexer.story;

import java.nio.ByteBuffer;
import org.apache.lucene.util.BytesRef;

/** An article as it is compared with others; the same as no other. */
final class Telling {
    private final String article;
    private final String source;
    private final String language;
    private final long at;
    private final int[] traits;
    private final int[] sketch;
    private final int numbers;

    /**
     * An article.
     *
     * @param at seconds since 1970 of its publication
     * @param traits in ascending order, each once
     * @param sketch of its text
     * @param numbers hash of the numbers in its headline and text, in order
     */
    Telling(String article, String source, String language, long at, int[] traits, int[] sketch, int numbers) {
        this.article = article;
        this.source = source;
        this.language = language;
        this.at = at;
        this.traits = traits;
        this.sketch = sketch;
        this.numbers = numbers;
    }

    String article() {
        return article;
    }

    String source() {
        return source;
    }

    String language() {
        return language;
    }

    long at() {
        return at;
    }

    int[] traits() {
        return traits;
    }

    int[] sketch() {
        return sketch;
    }

    int numbers() {
        return numbers;
    }

    /** What {@link #read} reads, for the index. */
    BytesRef written() {
        ByteBuffer out = ByteBuffer.allocate(4 * (3 + traits.length + sketch.length));
        out.putInt(numbers).putInt(sketch.length);
        for (int value : sketch) {
            out.putInt(value);
        }
        out.putInt(traits.length);
        for (int trait : traits) {
            out.putInt(trait);
        }
        return new BytesRef(out.array());
    }

    static Telling read(String article, String source, String language, long at, BytesRef written) {
        ByteBuffer in = ByteBuffer.wrap(written.bytes, written.offset, written.length);
        int numbers = in.getInt();
        int[] sketch = ints(in);
        return new Telling(article, source, language, at, ints(in), sketch, numbers);
    }

    private static int[] ints(ByteBuffer in) {
        int[] out = new int[in.getInt()];
        for (int i = 0; i < out.length; i++) {
            out[i] = in.getInt();
        }
        return out;
    }

    boolean sameLanguage(Telling other) {
        return language.equals(other.language);
    }

    long hoursFrom(Telling other) {
        return Math.abs(at - other.at) / 3600;
    }
}
