package mn.sonin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The database is away for as long as another machine needs to take its place. */
class DatabaseAwayLong extends NodesAtWork {
    @Test
    void aWholeMinuteWithoutTheDatabaseCostsNothing() throws Exception {
        Process a = node("a", "harvest");
        Process b = node("b", "harvest");
        begin(a, b);
        sites.awaitSome();
        wire.cut();
        assertThat(a.waitFor(10, TimeUnit.SECONDS)).as(this::logs).isFalse();
        Map<String, Integer> asked = sites.asked();
        assertThat(b.waitFor(50, TimeUnit.SECONDS)).as(this::logs).isFalse();
        assertThat(sites.asked()).as("no request begins without a turn").isEqualTo(asked);
        assertThat(asked.size()).isLessThan(4 * PAGES);
        wire.mend();
        awaitLine(a, "ended");
        awaitLine(b, "ended");

        assertThat(sites.met()).isZero();
        assertThat(sites.hasty()).isZero();
        assertThat(sites.asked()).hasSize(4 * PAGES);
        assertWhole("a", PAGES);
    }
}
