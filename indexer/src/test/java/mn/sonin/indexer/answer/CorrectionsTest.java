package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.query.Expression;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    @Test
    void twoHundredUnknownWordsCostAFewLooks() throws IOException {
        Unknown terms = new Unknown();
        Expression.All words = new Expression.All(IntStream.range(0, 200)
                .<Expression>mapToObj(i -> new Expression.Word("zyzzyva" + i, false))
                .toList());

        assertThat(new Corrections(terms, Newsroom.WORDING).of(words)).isEmpty();

        assertThat(terms.looked).hasSize(8);
    }

    /** No article has any word. */
    private static final class Unknown implements Terms {
        private final List<String> looked = new ArrayList<>();

        @Override
        public Map<String, Integer> articles(Collection<String> terms) {
            return Map.of();
        }

        @Override
        public Map<String, Integer> beginning(String beginning) {
            return Map.of();
        }

        @Override
        public Optional<String> meant(String exact) {
            looked.add(exact);
            return Optional.empty();
        }

        @Override
        public Optional<String> spelled(String term) {
            return Optional.empty();
        }
    }
}
