package mn.sonin.indexer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.index.View;
import mn.sonin.indexer.index.Views;
import org.apache.lucene.index.QueryTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewestTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSearchThatRanOutOfTimeLeavesNoWrongTimeToTheNext() throws IOException {
        try (Newsroom news = new Newsroom(folder.resolve("home"))) {
            assumeThat(news.index()).isInstanceOf(Views.class);
            news.publish("ikon", "2026-02-27", "Зэсийн үнэ өслөө", "");
            news.index().follow(Newsroom.SILENT);
            try (View view = ((Views) news.index()).newest()) {
                Newest newest = new Newest();
                AsOf late = searcher(view);
                late.setTimeout(new Over());
                newest.time(late);

                assertThat(late.timedOut()).isTrue();
                assertThat(newest.time(searcher(view)))
                        .isEqualTo(searcher(view).time())
                        .isPositive();
            }
        }
    }

    private static AsOf searcher(View view) {
        return new AsOf(view.reader(), view.sequence(), new PerSegment<>(AsOf::gone, true), Runnable::run);
    }

    /** A time that was over before it began. */
    private static final class Over implements QueryTimeout {
        @Override
        public boolean shouldExit() {
            return true;
        }
    }
}
