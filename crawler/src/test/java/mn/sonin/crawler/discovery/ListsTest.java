package mn.sonin.crawler.discovery;

import static mn.sonin.crawler.discovery.Pages.NEWEST;
import static mn.sonin.crawler.discovery.Pages.answer;
import static mn.sonin.crawler.discovery.Pages.entries;
import static mn.sonin.crawler.discovery.Pages.further;
import static mn.sonin.crawler.discovery.Pages.read;
import static mn.sonin.crawler.discovery.Pages.reason;
import static mn.sonin.crawler.discovery.Pages.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Purpose;
import mn.sonin.config.Discovery;
import mn.sonin.crawler.Site;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final Discovery LIST = new Discovery.ListPage(
            "https://example.mn/news",
            "div.card",
            Optional.of("a.more"),
            Optional.of("h3"),
            Optional.of("span.when"),
            Optional.of("p"),
            Optional.of("https://example.mn/news?page={page}"),
            3);
    private static final String PAGE = """
            <html><head><title>Мэдээ</title></head><body>
            <div class="card"><h3>Зуны бороо</h3><p>Тариа ургав.</p><span class="when">2026-08-01 13:53</span>
              <a class="share" href="/share/1"></a><a class="more" href="/n/1">Дэлгэрэнгүй</a></div>
            <div class="card"><h3>Хур бороо</h3><span class="when" rawdate="2026-07-31 09:00:00">2 өдрийн өмнө</span>
              <a class="more" href="/n/2">Дэлгэрэнгүй</a></div>
            </body></html>
            """;

    @Test
    void aListPageGivesWhatItsSelectorsFind() {
        List<Entry> entries = entries(read(LIST, PAGE));

        assertThat(entries).extracting(Entry::url).containsExactly("https://example.mn/n/1", "https://example.mn/n/2");
        assertThat(entries.getFirst().title()).contains("Зуны бороо");
        assertThat(entries.getFirst().summary()).contains("Тариа ургав.");
        assertThat(entries.getFirst().published())
                .contains(new Moment(OffsetDateTime.parse("2026-08-01T13:53:00+08:00"), Moment.Precision.MINUTE));
        assertThat(entries.getLast().published())
                .contains(new Moment(OffsetDateTime.parse("2026-07-31T09:00:00+08:00"), Moment.Precision.SECOND));
    }

    @Test
    void aLayoutThatNoLongerMatchesIsNamed() {
        assertThat(reason(read(
                        LIST, "<html><head><title>Шинэ нүүр</title></head><body><article>…</article></body></html>")))
                .startsWith("no entry of the list matches \"div.card\" on a page of ")
                .endsWith("titled \"Шинэ нүүр\"");
    }

    @Test
    void aStoryPinnedToTheTopOfEveryPageStandsOnce() {
        Way way = way(LIST);
        Ask first = way.begin(NEWEST).getFirst();
        Ask second = further(way.read(answer(first, PAGE), NEWEST)).getFirst();

        Reading reading = way.read(answer(second, PAGE.replace("/n/2", "/n/3")), NEWEST);

        assertThat(second.url()).isEqualTo("https://example.mn/news?page=2");
        assertThat(entries(reading)).extracting(Entry::url).containsExactly("https://example.mn/n/3");
    }

    @Test
    void anOrdinaryHarvestReadsTheConfiguredPagesOnly() {
        Way way = way(LIST);

        assertThat(further(way.read(answer(new Ask("https://example.mn/news?page=3", Purpose.LIST, 3), PAGE), NEWEST)))
                .isEmpty();
    }

    @Test
    void aBackfillTurnsPagesUntilTheyAreOlderThanItsFirstDay() {
        Span span = Span.between(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 2));
        Way way = way(LIST);
        Ask fourth = new Ask("https://example.mn/news?page=4", Purpose.LIST, 4);

        assertThat(further(way.read(answer(fourth, PAGE), span)))
                .extracting(Ask::step)
                .containsExactly(5);
        String older = PAGE.replace("2026-0", "2025-0").replace("/n/", "/o/");
        assertThat(further(way.read(answer(fourth.next("https://example.mn/news?page=5"), older), span)))
                .isEmpty();
    }

    @Test
    void aBackfillEndsWhereAListRepeatsItself() {
        Span span = Span.between(LocalDate.of(2015, 1, 1), LocalDate.of(2026, 8, 2));
        Way way = way(LIST);
        Ask second = further(way.read(answer(way.begin(span).getFirst(), PAGE), span))
                .getFirst();

        assertThat(further(way.read(answer(second, PAGE), span))).isEmpty();
    }

    @Test
    void aListWhoseFurtherPagesAreLinkedIsFollowedToTheFirstThatWasNotRead() {
        Way way = way(Site.list("https://example.mn/l/1", "p > a", ".pages [data-url], .pages a", 9));
        String pages =
                "<div class=pages><i data-url=/l/1/x/1>2</i><i>3</i><a href='#'>…</a><a href=/l/1/x/2#top>4</a></div>";
        Ask first = way.begin(NEWEST).getFirst();
        Ask second = further(way.read(answer(first, "<p><a href=/n/1>Хур</a></p>" + pages), NEWEST))
                .getFirst();
        Ask third = further(way.read(answer(second, "<p><a href=/n/2>Хур</a></p>" + pages), NEWEST))
                .getFirst();

        assertThat(second.url()).isEqualTo("https://example.mn/l/1/x/1");
        assertThat(third.url()).isEqualTo("https://example.mn/l/1/x/2");
        assertThat(way.asksFor(third.url())).isTrue();
        assertThat(further(way.read(answer(third, "<p><a href=/n/3>Хур</a></p>" + pages), NEWEST)))
                .isEmpty();
    }

    @Test
    void aLinkThatIsTheEntryItselfIsTaken() {
        Discovery plain = Site.list("https://example.mn/", "a[href^=/n/]");

        Entry entry = entries(read(plain, "<a href='/n/1'> Зуны\n бороо </a>")).getFirst();

        assertThat(entry.title()).contains("Зуны бороо");
        assertThat(entry.url()).isEqualTo("https://example.mn/n/1");
    }

    @Test
    void wordPressPostsAreReadWithTheirTimeInUtc() {
        Discovery posts = new Discovery.WordPress("https://example.mn/wp-json/", 2, 3);
        String body = """
                [{"id": 7, "link": "https://example.mn/n/7/", "date": "2026-08-01T13:53:00", "date_gmt": "2026-08-01T05:53:00",
                  "title": {"rendered": "Хур бороо &#8211; тариа"}, "excerpt": {"rendered": "<p>Ургав [&hellip;]</p>"},
                  "_embedded": {"author": [{"name": "Б.Болд"}]}},
                 {"id": 6, "link": "https://example.mn/n/6/", "date": "2026-08-01T10:00:00", "title": {"rendered": "6"}}]
                """;

        Reading reading = read(posts, body);

        Entry first = entries(reading).getFirst();
        assertThat(first.title()).contains("Хур бороо – тариа");
        assertThat(first.author()).contains("Б.Болд");
        assertThat(first.published())
                .contains(new Moment(OffsetDateTime.parse("2026-08-01T13:53:00+08:00"), Moment.Precision.SECOND));
        assertThat(further(reading).getFirst().url())
                .isEqualTo(
                        "https://example.mn/wp-json/wp/v2/posts?per_page=2&page=2&orderby=date&order=desc&_embed=author");
    }

    @Test
    void postsWhoseLinkIsNotTheirAddressStandWhereThePatternSays() {
        Discovery posts =
                new Discovery.WordPress("https://example.mn/wp-json/", Optional.of("https://example.mn/r/{id}/"), 2, 1);

        assertThat(entries(read(
                        posts,
                        "[{\"id\": 7, \"link\": \"https://example.mn/?p=7\"}, {\"link\": \"https://example.mn/6\"}]")))
                .extracting(Entry::url)
                .containsExactly("https://example.mn/r/7/");
    }

    @Test
    void aWordPressBackfillAsksForItsDaysOnly() {
        Way way = way(new Discovery.WordPress("https://example.mn/?rest_route=/", 100, 1));

        assertThat(way.begin(Span.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)))
                        .getFirst()
                        .url())
                .isEqualTo("https://example.mn/?rest_route=/wp/v2/posts&per_page=100&page=1&orderby=date&order=desc"
                        + "&_embed=author&after=2025-01-01T00:00:00&before=2026-01-01T00:00:00");
    }

    @Test
    void aWordPressSiteThatClosedItsRestInterfaceSaysSo() {
        Discovery posts = new Discovery.WordPress("https://example.mn/wp-json/", 2, 3);

        assertThat(reason(read(posts, "{\"code\": \"rest_disabled\", \"message\": \"REST API is off\"}")))
                .isEqualTo("expected a list of posts, got the message \"REST API is off\"");
        assertThat(reason(read(posts, "<html>")))
                .isEqualTo("expected posts as JSON, got a text that begins \"<html>\"");
    }

    @Test
    void aJsonListIsReadByItsPointerAndFields() {
        Discovery list = new Discovery.JsonList(
                "https://example.mn/cache/list?size=20&last={date} 23:59:59",
                "/shinemedee_list",
                "https://example.mn/r/{id}",
                "title",
                Optional.of("date"),
                Optional.of("short_content"),
                2);
        String body = """
                {"shinemedee_list": [
                  {"id": "y6vg2", "title": "Хур бороо", "short_content": "<p>Ургав</p>", "date": "2026-08-01 13:53:00"},
                  {"title": "no id"}]}
                """;

        Reading reading = read(list, body);

        assertThat(entries(reading)).singleElement().satisfies(entry -> {
            assertThat(entry.url()).isEqualTo("https://example.mn/r/y6vg2");
            assertThat(entry.title()).contains("Хур бороо");
            assertThat(entry.summary()).contains("Ургав");
        });
        assertThat(way(list).begin(NEWEST))
                .extracting(Ask::url)
                .containsExactly(
                        "https://example.mn/cache/list?size=20&last=2026-08-02%2023:59:59",
                        "https://example.mn/cache/list?size=20&last=2026-08-01%2023:59:59");
        assertThat(further(reading)).isEmpty();
    }

    private static Discovery byTime(int pages) {
        return new Discovery.JsonList(
                "https://example.mn/list?size=2&last={time}",
                "",
                "https://example.mn/r/{id}",
                "title",
                Optional.of("date"),
                Optional.empty(),
                pages);
    }

    private static String shown(String... times) {
        return Arrays.stream(times)
                .map(time -> "{\"id\": \"%s\", \"title\": \"Хур бороо\", \"date\": \"%s\"}"
                        .formatted(time.replaceAll("\\D", ""), time))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aJsonListByTimeGoesOnFromItsLastEntry() {
        Way way = way(byTime(3));
        Ask first = way.begin(NEWEST).getFirst();
        Ask second = further(way.read(answer(first, shown("2026-08-02 08:00:00", "2026-08-02 07:30:00")), NEWEST))
                .getFirst();
        boolean skipsAfterTheFirst = way.skips();
        Ask third = further(way.read(answer(second, shown("2026-08-02 07:00:00", "2026-08-01 23:00:00")), NEWEST))
                .getFirst();

        assertThat(first.url()).isEqualTo("https://example.mn/list?size=2&last=2026-08-02%2023:59:59");
        assertThat(second.url()).isEqualTo("https://example.mn/list?size=2&last=2026-08-02%2007:30:00");
        assertThat(third.url()).isEqualTo("https://example.mn/list?size=2&last=2026-08-01%2023:00:00");
        assertThat(skipsAfterTheFirst).isFalse();
        assertThat(way.asksFor(third.url())).isTrue();
        assertThat(further(way.read(answer(third, shown("2026-08-01 22:00:00", "2026-08-01 21:00:00")), NEWEST)))
                .isEmpty();
        assertThat(way.skips()).isTrue();
    }

    @Test
    void aJsonListByTimeWhoseEntriesTellNoneGoesBackByDaysAndMaySkip() {
        Way way = way(byTime(3));
        Ask first = way.begin(NEWEST).getFirst();
        String bare = shown("2026-08-02 08:00:00", "2026-08-02 07:30:00").replace("\"date\"", "\"when\"");

        Ask second = further(way.read(answer(first, bare), NEWEST)).getFirst();

        assertThat(second.url()).isEqualTo("https://example.mn/list?size=2&last=2026-08-01%2023:59:59");
        assertThat(way.skips()).isTrue();
    }

    @Test
    void aBackfillOfAJsonListByTimeEndsBeforeItsFirstDay() {
        Span span = Span.between(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 2));
        Way way = way(byTime(1));
        Ask first = way.begin(span).getFirst();
        Ask second = further(way.read(answer(first, shown("2026-08-02 08:00:00", "2026-08-01 07:30:00")), span))
                .getFirst();

        assertThat(further(way.read(answer(second, shown("2026-08-01 07:00:00", "2026-07-31 07:30:00")), span)))
                .isEmpty();
    }

    @Test
    void aBackfillOfAJsonListByTimeWhoseEntriesTellNoneEndsBeforeItsFirstDay() {
        Span span = Span.between(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 2));
        Way way = way(byTime(1));
        String undated = "[{\"id\": \"1\", \"title\": \"Хур бороо\"}]";
        Ask second = further(way.read(answer(way.begin(span).getFirst(), undated), span))
                .getFirst();

        assertThat(second.url()).contains("last=2026-08-01%2023:59:59");
        assertThat(further(way.read(answer(second, "[]"), span))).isEmpty();
    }

    @Test
    void aJsonListOfBareIdsIsEnough() {
        Discovery list = new Discovery.JsonList(
                "https://example.mn/i/7073/fetch",
                "/lid",
                "https://example.mn/r/{lid}",
                "title",
                Optional.empty(),
                Optional.empty(),
                1);

        assertThat(entries(read(list, "{\"lid\": [\"abc\", 12]}")))
                .extracting(Entry::url)
                .containsExactly("https://example.mn/r/abc", "https://example.mn/r/12");
    }

    @Test
    void aJsonListThatIsAPageIsNamed() {
        Discovery list = new Discovery.JsonList(
                "https://example.mn/list",
                "/items",
                "https://example.mn/r/{id}",
                "title",
                Optional.empty(),
                Optional.empty(),
                1);

        assertThat(reason(read(list, "<html>")))
                .isEqualTo("expected a JSON list at \"/items\", got a text that begins \"<html>\"");
    }

    @Test
    void aStoryOfADatedListWhoseOwnAddressHasAnotherDayIsOfThatDay() {
        Way way = way(new Discovery.DatedList("https://example.mn/a/{yyyy}/{MM}/{dd}/", "a", 2));

        Entry entry = entries(
                        way.read(answer(way.begin(NEWEST).getFirst(), "<a href='/a/2025/12/01/eho'>Эхо</a>"), NEWEST))
                .getFirst();

        assertThat(entry.published().orElseThrow().at().toLocalDate()).isEqualTo(LocalDate.of(2025, 12, 1));
    }

    @Test
    void aPageOfADatedListKeepsTheDayOfItsAddressWheneverItIsRead() {
        Discovery list = new Discovery.DatedList("https://example.mn/a/{yyyy}/{MM}/{dd}/", "a", 2);
        Ask kept = new Ask("https://example.mn/a/2015/03/04/", Purpose.LIST, 1);

        Entry entry = entries(way(list).read(answer(kept, "<a href='/story'>Эхо</a>"), NEWEST))
                .getFirst();

        assertThat(entry.published().orElseThrow().at().toLocalDate()).isEqualTo(LocalDate.of(2015, 3, 4));
    }

    @Test
    void aDatedListAsksForOnePagePerDayAndDatesWhatItFinds() {
        Way way = way(new Discovery.DatedList("https://example.mn/a/{yyyy}/{MM}/{dd}/", "a.story", 2));

        List<Ask> days = way.begin(NEWEST);

        assertThat(days)
                .extracting(Ask::url)
                .containsExactly("https://example.mn/a/2026/08/02/", "https://example.mn/a/2026/08/01/");
        Entry entry = entries(
                        way.read(answer(days.getLast(), "<a class='story' href='/a/2026/08/01/eho'>Эхо</a>"), NEWEST))
                .getFirst();
        assertThat(entry.published())
                .contains(new Moment(OffsetDateTime.parse("2026-08-01T00:00:00+08:00"), Moment.Precision.DAY));
    }
}
