package mn.sonin.crawler;

import java.time.Clock;
import mn.sonin.archive.Archive;
import mn.sonin.crawler.discovery.DateWords;
import mn.sonin.crawler.fetch.Fetcher;
import mn.sonin.crawler.health.DayBook;
import mn.sonin.crawler.politeness.HostTurns;
import mn.sonin.crawler.schedule.Agenda;
import mn.sonin.crawler.schedule.FeedBook;

/**
 * What every pass works with.
 *
 * @param clock in the archive's zone
 */
record Parts(
        Archive archive,
        Fetcher fetcher,
        Places places,
        HostTurns turns,
        ArticleReading reading,
        Headlines headlines,
        SourceHosts hosts,
        DateWords dates,
        DayBook days,
        FeedBook feeds,
        Agenda agenda,
        Clock clock) {}
