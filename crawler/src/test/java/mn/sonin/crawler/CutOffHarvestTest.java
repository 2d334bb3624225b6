package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.schedule.Agenda;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is killed between two pages of a list has the leads of the first one, and has never seen the second. */
class CutOffHarvestTest {
    private static final Instant MORNING = Newsroom.START.plus(Duration.ofHours(6));

    @TempDir
    private Path home;

    private final Site site = new Site();

    @BeforeEach
    void publish() {
        for (int number = 1; number <= 2; number++) {
            site.article("/n/" + number, "Story number " + number, "2026-08-01T13:53:00+08:00");
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String page(int number) {
        return "<div class=card><a href=/n/%1$d>Story number %1$d</a></div>".formatted(number);
    }

    private Discovery list() {
        return Site.list(site.url("/news"), "div.card", site.url("/older?page={page}"), 2);
    }

    /** Harvests while the second page cannot be had, and then once more after a pass that never ended. */
    private void harvestAfterCutOff() {
        site.status("/older?page=2", 404);
        try (Newsroom newsroom = new Newsroom(home, site.source("example", list()))) {
            newsroom.harvestOne();
            newsroom.archive.harvests().begin("example", Harvest.Kind.WHOLE, newsroom.clock.instant());
            site.answers("/older?page=2", "text/html", page(2));

            newsroom.harvestOne();

            assertThat(newsroom.titles()).containsExactlyInAnyOrder("Story number 1", "Story number 2");
        }
    }

    @Test
    void theDayOfACutOffPassCountsTheArticlesThatItBrought() {
        site.answers("/news", "text/html", page(1) + page(2));
        Source source = site.source("example", list());
        try (Newsroom newsroom = new Newsroom(home, source)) {
            assertThatThrownBy(() -> newsroom.crawler.visit(source, new KilledAtTheFirstPage()))
                    .isInstanceOf(Killed.class);
            newsroom.restart();

            newsroom.harvestOne();

            LocalDate day = LocalDate.ofInstant(newsroom.clock.instant(), Site.ZONE);
            assertThat(newsroom.archive.ledger().of("example", day, day))
                    .extracting(LedgerEntry::articles)
                    .containsExactly(2);
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Ends a pass as a kill does: nothing that comes after is done. */
    private static class KilledAtTheFirstPage implements Progress {
        @Override
        public void visited(String source) {
            throw new Killed();
        }
    }

    @Test
    void aVisitThatABugEndsIsFollowedByTheNextOne() throws Exception {
        site.answers("/news", "text/html", page(1) + page(2));
        Source source = site.source("example", list());
        AtomicInteger planned = new AtomicInteger();
        try (Newsroom newsroom = new Newsroom(home, source)) {
            newsroom.crawler
                    .submit(source, false, new KilledAtTheFirstPage(), broken -> {}, planned::incrementAndGet)
                    .get();

            assertThat(planned).hasValue(1);
        }
    }

    @Test
    void aHarvestThatWasCutOffIsCaughtUpWithAfterAPause() {
        site.answers("/news", "text/html", page(1) + page(2));
        Source source = site.source("example", list());
        try (Newsroom newsroom = new Newsroom(home, source)) {
            newsroom.clock.to(MORNING);
            assertThatThrownBy(() -> newsroom.crawler.visit(source, new KilledAtTheFirstPage()))
                    .isInstanceOf(Killed.class);
            newsroom.restart();

            assertCaughtUpWith(newsroom, source);
        }
    }

    @Test
    void aHarvestThatWasStoppedIsCaughtUpWithAfterAPause() throws InterruptedException {
        site.answers("/news", "text/html", page(1) + page(2));
        Source source = site.source("example", list());
        try (Newsroom newsroom = new Newsroom(home, source)) {
            newsroom.clock.to(MORNING);
            newsroom.crawler.visit(source, new KilledAtTheFirstPage() {
                @Override
                public void visited(String id) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(Thread.interrupted()).isTrue();
            newsroom.restart();

            assertCaughtUpWith(newsroom, source);
        }
    }

    private static void assertCaughtUpWith(Newsroom newsroom, Source source) {
        assertThat(newsroom.crawler.agenda().due(source)).isEmpty();

        newsroom.clock.to(newsroom.crawler.agenda().whole(source).orElseThrow());

        assertThat(newsroom.clock.instant())
                .isBefore(MORNING.plus(Duration.ofHours(1)))
                .isAfter(MORNING.plus(Duration.ofMinutes(15)));
        assertThat(newsroom.crawler.agenda().due(source)).map(Agenda.Due::kind).contains(Harvest.Kind.WHOLE);
    }

    @Test
    void thePagesBehindOneThatShowsNothingNewAreTurnedAfterACutOff() {
        site.answers("/news", "text/html", page(1));

        harvestAfterCutOff();
    }

    @Test
    void thePagesBehindOneThatHasNotChangedAreTurnedAfterACutOff() {
        site.answersWithEtag("/news", "text/html", page(1), "seven");

        harvestAfterCutOff();
    }
}
