package mn.sonin.bench.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Readers whose faults are known, so that fuzzing can be seen to find them. Not run as tests. */
class Brittle {
    private static final String UNDOING = "сонин";

    /** Breaks on one word, which chance alone would not find among all inputs: comparisons have to lead there. */
    @FuzzTest
    void aWordUndoesIt(byte[] bytes) {
        if (new String(bytes, StandardCharsets.UTF_8).startsWith(UNDOING)) {
            throw new IllegalStateException("undone by " + UNDOING);
        }
    }

    @FuzzTest
    void nothingUndoesIt(byte[] bytes) {
        if (bytes.length < 0) {
            throw new IllegalStateException("no array is that short");
        }
    }
}
