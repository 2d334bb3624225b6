package mn.sonin.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mn.sonin.archive.Archive;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Harvest;
import mn.sonin.archive.LedgerEntry;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;

/** Articles of ours: two languages, an edit, a removal, a headline alone, and one that attacks its readers. */
final class Stories {
    static final String EDITED = "https://steppe-post.example/copper";
    static final String BRIDGE = "https://tenger.example/guur";
    static final String HOSTILE = "https://gobi-times.example/attack";
    static final String SCRIPT = "<script>alert('title')</script>";

    private final Archive archive;

    private Stories(Archive archive) {
        this.archive = archive;
    }

    static void tell(Archive archive) {
        Stories stories = new Stories(archive);
        stories.first(
                "tenger",
                BRIDGE,
                "mn",
                "Шинэ гүүр нээгдлээ",
                "Туул голын гүүр. Хоёр жил барьсан.",
                "2026-02-27T09:00:00+08:00");
        stories.first(
                "steppe-post",
                "https://steppe-post.example/bridge",
                "en",
                "New bridge opens in the capital",
                "The bridge over the Tuul took two years.",
                "2026-02-27T11:00:00+08:00");
        stories.first(
                "steppe-post",
                EDITED,
                "en",
                "Copper output to double",
                "The mine expects more copper.",
                "2026-02-28T08:00:00+08:00");
        stories.seen(
                "steppe-post",
                EDITED,
                "en",
                "Copper output to rise by a third",
                "The mine expects more copper.",
                "2026-02-28T08:00:00+08:00",
                Revision.Kind.FIRST,
                "2026-03-01T02:00:00Z");
        stories.first(
                "tenger",
                "https://tenger.example/zes",
                "mn",
                "Зэсийн олборлолт нэмэгдэнэ",
                "Уурхай илүү их зэс олборлоно.",
                "2026-02-28T10:00:00+08:00");
        stories.first(
                "gobi-times",
                HOSTILE,
                "en",
                SCRIPT,
                "\"><img src=x onerror=alert(1)> copper",
                "2026-01-15T10:00:00+08:00");
        stories.seen(
                "gobi-times",
                "javascript:alert('copper')",
                "en",
                "=HYPERLINK(\"http://evil.example\",\"copper\")",
                "A formula about copper.",
                "2026-01-16T10:00:00+08:00",
                Revision.Kind.FIRST,
                "2026-01-16T10:00:00Z");
        stories.seen(
                "gobi-times",
                "https://gobi-times.example/gone",
                "en",
                "Copper thieves named",
                "",
                "2026-01-20T10:00:00+08:00",
                Revision.Kind.FIRST,
                "2026-01-20T10:00:00Z");
        stories.seen(
                "gobi-times",
                "https://gobi-times.example/gone",
                "en",
                "Copper thieves named",
                "",
                "2026-01-20T10:00:00+08:00",
                Revision.Kind.REMOVAL,
                "2026-03-01T05:00:00Z");
        stories.seen(
                "gobi-times",
                "urn:sonin:headline:gobi-times.example:abc",
                "en",
                "Bridge tolls planned",
                "",
                "2026-02-10T00:00:00+08:00",
                Revision.Kind.HEADLINE_ONLY,
                "2026-02-10T10:00:00Z");
        stories.days();
    }

    /** A story of two sources: one tells it, the other reprints it an hour later. */
    static void retell(Archive archive) {
        Stories stories = new Stories(archive);
        String text = """
                The railway from Zuunbayan to Khangi opened to freight on Friday with a train of forty wagons of coal.
                Minister Delgersaikhan said that the 227 kilometres cost 890 million dollars and will carry 20 million tonnes
                a year to Inner Mongolia, and that a second border station at Bichigt is to follow in 2028.
                """;
        stories.first(
                "steppe-post",
                "https://steppe-post.example/railway",
                "en",
                "Railway from Zuunbayan to Khangi opens to freight",
                text,
                "2026-02-20T09:00:00+08:00");
        stories.first(
                "gobi-times",
                "https://gobi-times.example/khangi",
                "en",
                "Khangi railway carries its first coal",
                text,
                "2026-02-20T10:00:00+08:00");
    }

    /**
     * A page that asks not to be archived: it is kept in the WARC files, and read for its headline alone.
     *
     * @param fetched where it was had from
     * @param url the article's
     */
    static CaptureId closed(Archive archive, String fetched, String url) {
        return page(archive, fetched, url, content("en", "Members only", "", "2026-02-11T10:00:00+08:00"));
    }

    private static CaptureId page(Archive archive, String fetched, String url, Content content) {
        return new Stories(archive)
                .read(
                        "steppe-post",
                        fetched,
                        url,
                        Purpose.ARTICLE,
                        content,
                        Revision.Kind.FIRST,
                        "2026-02-11T11:00:00Z");
    }

    /** Published in the evening of one day by the site's clock, and in the night after it by the archive's. */
    static void tellLate(Archive archive) {
        new Stories(archive)
                .first(
                        "steppe-post",
                        "https://steppe-post.example/a_b%20%D0%B7{1}",
                        "en",
                        "Night train derails",
                        "Nobody was hurt.",
                        "2025-12-31T20:00:00Z");
    }

    /** What no digest has headlines of: Russian, and too short a text to tell its language. */
    static void tellAbroad(Archive archive) {
        Stories stories = new Stories(archive);
        stories.first(
                "tenger",
                "https://tenger.example/ru/med",
                "ru",
                "Добыча меди вырастет",
                "Рудник ожидает больше меди.",
                "2026-02-28T11:00:00+08:00");
        stories.first("gobi-times", "https://gobi-times.example/ok", "und", "OK", "", "2026-02-28T12:00:00+08:00");
        stories.first(
                "tenger",
                "https://tenger.example/ru/most",
                "ru",
                "Открылся мост",
                "Мост открыт.",
                "2026-02-12T11:00:00+08:00");
    }

    /** A page with its text that was had from another address than its own. */
    static CaptureId twin(Archive archive, String fetched, String url) {
        return page(archive, fetched, url, content("en", "Open to all", "All of it.", "2026-02-11T10:00:00+08:00"));
    }

    /** A further page of a story. */
    static CaptureId part(Archive archive) {
        return new Stories(archive)
                .kept(
                        "steppe-post",
                        "https://steppe-post.example/closed?page=2",
                        Purpose.PART,
                        "<html>Part two</html>",
                        "2026-02-11T10:00:00Z");
    }

    /** The reprint gets another headline. */
    static void edit(Archive archive) {
        new Stories(archive)
                .seen(
                        "gobi-times",
                        "https://gobi-times.example/khangi",
                        "en",
                        "Khangi railway carries coal at last",
                        "The railway from Zuunbayan to Khangi opened to freight.",
                        "2026-02-20T10:00:00+08:00",
                        Revision.Kind.FIRST,
                        "2026-03-02T04:00:00Z");
    }

    /** One more article about copper, an edit and a removal: what comes after a citation. */
    static void goOn(Archive archive) {
        Stories stories = new Stories(archive);
        stories.first(
                "tenger",
                "https://tenger.example/zes-2",
                "mn",
                "Зэсийн үнэ өсөв",
                "Зэс үнэтэй боллоо.",
                "2026-02-01T10:00:00+08:00");
        stories.first(
                "steppe-post",
                EDITED,
                "en",
                "Output of the mine to fall",
                "The mine expects less.",
                "2026-02-28T08:00:00+08:00");
        stories.seen(
                "tenger",
                "https://tenger.example/zes",
                "mn",
                "Зэсийн олборлолт нэмэгдэнэ",
                "",
                "2026-02-28T10:00:00+08:00",
                Revision.Kind.REMOVAL,
                "2026-03-02T03:00:00Z");
    }

    /** So many articles about copper; all of one capture, and written by several at once, for speed. */
    static void pile(Archive archive, int articles) {
        CaptureId proof = archive.captures().history(BRIDGE).getFirst().id();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> written = new ArrayList<>();
            for (int article = 0; article < articles; article++) {
                Observation seen = new Observation(
                        "tenger",
                        "https://tenger.example/more-" + article,
                        proof,
                        Instant.parse("2026-03-02T03:00:00Z"),
                        Revision.Kind.FIRST,
                        content("en", "Copper day " + article, "More copper.", "2026-02-28T10:00:00+08:00"));
                written.add(CompletableFuture.runAsync(() -> archive.articles().record(seen), writers));
            }
            written.forEach(CompletableFuture::join);
        }
    }

    private void first(String source, String url, String language, String title, String text, String published) {
        seen(
                source,
                url,
                language,
                title,
                text,
                published,
                Revision.Kind.FIRST,
                OffsetDateTime.parse(published)
                        .toInstant()
                        .plus(Duration.ofHours(3))
                        .toString());
    }

    private void seen(
            String source,
            String url,
            String language,
            String title,
            String text,
            String published,
            Revision.Kind kind,
            String observed) {
        boolean page = url.startsWith("http");
        read(
                source,
                page ? url : "https://%s.example/feed".formatted(source),
                url,
                page ? Purpose.ARTICLE : Purpose.FEED,
                content(language, title, text, published),
                kind,
                observed);
    }

    private CaptureId read(
            String source,
            String fetched,
            String url,
            Purpose purpose,
            Content content,
            Revision.Kind kind,
            String observed) {
        String page = "<html><script>alert('page')</script><h1>%s</h1><p>%s</p></html>"
                .formatted(
                        content.title().value(),
                        content.text().map(Attested::value).orElse(""));
        CaptureId capture = kept(source, fetched, purpose, page, observed);
        archive.articles().record(new Observation(source, url, capture, Instant.parse(observed), kind, content));
        return capture;
    }

    private CaptureId kept(String source, String fetched, Purpose purpose, String page, String observed) {
        Instant at = Instant.parse(observed);
        return archive.captures()
                .append(
                        new Exchange(
                                fetched,
                                at,
                                Duration.ofMillis(90),
                                Optional.of("192.0.2.7"),
                                Bytes.utf8("GET / HTTP/1.1\r\nHost: %s.example\r\n\r\n".formatted(source)),
                                Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"),
                                Bytes.utf8(page),
                                Optional.empty()),
                        new CaptureNote(source, purpose, Optional.empty()))
                .id();
    }

    private static Content content(String language, String title, String text, String published) {
        Optional<Attested<String>> wild =
                title.equals(SCRIPT) ? Optional.of(Attested.of(SCRIPT, Basis.JSON_LD)) : Optional.empty();
        return new Content(
                new Attested<>(title, Basis.SELECTOR, "h1"),
                wild,
                wild,
                text.isEmpty() ? Optional.empty() : Optional.of(Attested.of(text, Basis.VISIBLE_TEXT)),
                List.of(wild.orElseGet(() -> Attested.of("Б. Бат", Basis.JSON_LD))),
                wild.stream().toList(),
                wild,
                Optional.of(new Attested<>(
                        new Moment(OffsetDateTime.parse(published), Moment.Precision.MINUTE),
                        Basis.JSON_LD,
                        "datePublished")),
                Optional.empty(),
                Attested.of(language, Basis.DETECTED));
    }

    /** The whole of January failed at one source; the others went well in February. */
    private void days() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getMonthValue() < 3; day = day.plusDays(1)) {
            boolean january = day.getMonthValue() == 1;
            LedgerEntry.State state = january ? LedgerEntry.State.FAILED : LedgerEntry.State.HARVESTED;
            for (String source : List.of("tenger", "steppe-post", "gobi-times")) {
                archive.ledger()
                        .mark(new LedgerEntry(
                                source,
                                day,
                                state,
                                OptionalInt.empty(),
                                january ? 0 : 2,
                                january ? "the feed answered 503" : ""));
            }
        }
        long harvest = archive.harvests().begin("tenger", Harvest.Kind.WHOLE, Instant.parse("2026-03-01T18:00:00Z"));
        archive.harvests()
                .end(
                        harvest,
                        Instant.parse("2026-03-01T18:02:00Z"),
                        Harvest.Outcome.HARVESTED,
                        new Harvest.Counts(25, 10, 60_000, 12, 2, 0, 0, 2, 2),
                        "");
    }
}
