package mn.sonin.crawler.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mn.sonin.archive.Capture;
import mn.sonin.archive.Purpose;
import mn.sonin.crawler.fetch.Rendering.Failed;
import mn.sonin.crawler.fetch.Rendering.NotFetched;
import mn.sonin.crawler.fetch.Rendering.Rendered;
import mn.sonin.crawler.fetch.Rendering.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RendererTest {
    private static final String HTML =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n";
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
    private static final String LIST = HTML + """
            <!DOCTYPE html><html><body><ul id="list"></ul><img src="/picture.png"><script>
            fetch('/items.json').then(answer => answer.json()).then(items => {
              for (const item of items) {
                const entry = document.createElement('li');
                entry.innerHTML = '<a href="/r/' + item.id + '">' + item.title + '</a>';
                document.getElementById('list').append(entry);
              }
            });
            </script></body></html>
            """;

    private RudeSite site;
    private Crawler crawler;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        site = new RudeSite()
                .at("/list", LIST)
                .at("/items.json", JSON + "[{\"id\": 7, \"title\": \"Coal exports grow\"}]");
        crawler = new Crawler(home);
    }

    @AfterEach
    void close() throws IOException {
        crawler.close();
        site.close();
    }

    @Test
    void aListThatScriptsBuildIsDrawn() {
        Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8))
                .contains("<li><a href=\"/r/7\">Coal exports grow</a></li>");
    }

    @Test
    void whatScriptsReadIsKeptAndSettled() {
        renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(crawler.captures(site.url("/items.json")))
                .singleElement()
                .extracting(Capture::status)
                .isEqualTo(200);
        assertThat(crawler.archive.captures().newest(site.url("/items.json"))).isPresent();
    }

    @Test
    void aListWhoseShellHasNotChangedIsDrawnAgain() {
        site.at("/list", LIST.replace("Connection:", "ETag: \"v1\"\r\nConnection:"));
        renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));
        site.at("/list", "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
                .at("/items.json", JSON + "[{\"id\": 8, \"title\": \"Rail opens\"}]");

        Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(site.headers).contains("If-None-Match: \"v1\"");
        assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8))
                .contains("<li><a href=\"/r/8\">Rail opens</a></li>");
    }

    @Test
    void whatWasDrawnIsKept() {
        Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        Capture proof = ((Rendered) rendering).page().capture();
        assertThat(Drawn.address(proof)).isEqualTo(site.url("/list"));
        assertThat(crawler.archive.captures().read(proof).body().decode(UTF_8)).contains("Coal exports grow");
    }

    @Test
    void aBrowserLeavesWithTheOneWhoWaitsForIt(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path slow = Files.writeString(
                folder.resolve("chromium"), "#!/bin/sh\necho $$ > %s\nexec sleep 300\n".formatted(pipe));
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        Renderer renderer = renderer(Browser.find(List.of(folder), true), Duration.ofSeconds(60));
        Thread waiting = Thread.ofVirtual().start(() -> renderer.render(list("/list")));
        long process = Long.parseLong(Files.readString(pipe).strip());

        waiting.interrupt();
        waiting.join();

        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aBrowserAsksForNoPicturesAndForNothingTwice() {
        renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(site.asked)
                .containsExactly("GET /robots.txt HTTP/1.1", "GET /list HTTP/1.1", "GET /items.json HTTP/1.1");
    }

    @Test
    void whatRobotsTxtForbidsIsForbiddenToScriptsToo() {
        site.at(
                "/robots.txt",
                JSON.replace("application/json", "text/plain") + "User-agent: *\nDisallow: /items.json\n");

        Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8)).doesNotContain("Coal exports grow");
        assertThat(site.asked).doesNotContain("GET /items.json HTTP/1.1");
    }

    @Test
    void aScriptCannotReachOtherMachines() throws IOException {
        try (RudeSite inside = new RudeSite().at("/secret", JSON + "[]")) {
            String port = inside.port();
            site.at(
                    "/list",
                    HTML + "<p id=p></p><script>fetch('http://127.0.0.1:%s/secret')".formatted(port)
                            + ".then(() => { p.append('reached') }, () => { p.append('kept out') })</script>");

            Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

            assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8))
                    .contains("kept out");
            assertThat(inside.asked).isEmpty();
        }
    }

    @Test
    void aPageThatNeverComesToRestFailsWithinItsLimit() {
        site.at("/list", HTML + "<script>while (true) {}</script>");

        Rendering rendering = renderer(chromium(), Duration.ofSeconds(8)).render(list("/list"));

        assertThat(rendering).isEqualTo(new Failed(site.url("/list") + " was not drawn within PT8S"));
    }

    @Test
    void aPageOfManyScriptsIsDrawnThoughTheyWaitLongerForTheirTurnsThanItMayTake() {
        StringBuilder scripts = new StringBuilder();
        for (int script = 1; script <= 30; script++) {
            scripts.append("<script src=\"/s%d.js\"></script>".formatted(script));
            site.at(
                    "/s%d.js".formatted(script),
                    JSON.replace("application/json", "text/javascript")
                            + "document.body.insertAdjacentHTML('beforeend', '<p>Story %d</p>')".formatted(script));
        }
        site.at("/list", HTML + "<!DOCTYPE html><html><body>" + scripts + "</body></html>");

        Rendering rendering = renderer(chromium(), Duration.ofSeconds(60)).render(list("/list"));

        assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8))
                .contains("<p>Story 1</p>", "<p>Story 30</p>");
        assertThat(crawler.slept.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofMinutes(2));
    }

    @Test
    void aPageThatAsksWithoutEndIsTakenAsItStands() {
        site.at("/list", LIST + "<script>setInterval(() => fetch('/more?' + Date.now()), 100)</script>");

        Rendering rendering = renderer(chromium(), Duration.ofSeconds(20)).render(list("/list"));

        assertThat(((Rendered) rendering).page().answer().body().decode(UTF_8)).contains("Coal exports grow");
        assertThat(site.asked).filteredOn(line -> line.startsWith("GET /more")).hasSizeBetween(1, 40);
    }

    @Test
    void aPageThatHangsOnceItHasLoadedIsNoBrokenBrowser() {
        site.at("/list", HTML + "<script>onload = () => setTimeout(() => { while (true) {} }, 100)</script>");

        assertThat(renderer(chromium(), Duration.ofSeconds(8)).render(list("/list")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).startsWith(site.url("/list") + " was not drawn"));
    }

    @Test
    void withoutABrowserItSaysSo() {
        Rendering rendering = renderer(Optional.empty(), Duration.ofSeconds(1)).render(list("/list"));

        assertThat(rendering)
                .isEqualTo(new Unavailable(site.url("/list")
                        + " is drawn by scripts, and no Chromium is installed; install the package \"chromium\""));
        assertThat(site.asked).isEmpty();
    }

    @Test
    void aBrowserThatDoesNotStartIsNamed(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("chromium"), "#!/bin/sh\necho no display >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        Rendering rendering = renderer(Browser.find(List.of(folder), true), Duration.ofSeconds(20))
                .render(list("/list"));

        assertThat(rendering).isEqualTo(new Unavailable(broken + " does not start: it ended at once: no display"));
    }

    @Test
    void aPageThatDoesNotComeIsNotDrawn() {
        assertThat(renderer(chromium(), Duration.ofSeconds(60)).render(list("/gone")))
                .isInstanceOf(NotFetched.class);
    }

    private Renderer renderer(Optional<Browser> browser, Duration limit) {
        return new Renderer(crawler.fetcher, crawler.archive.captures(), browser, limit, new GoingClock(crawler.clock));
    }

    /** Without its sandbox, which no container of a build allows; it sees nothing but the pages of this test. */
    private static Optional<Browser> chromium() {
        Optional<Browser> found = Browser.find(List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")), false);
        assumeTrue(found.isPresent(), "no Chromium on this machine: pages are not drawn");
        return found;
    }

    /** Goes by itself, and goes further when the other one is set. */
    private static final class GoingClock extends Clock {
        private final Clock set;
        private final long began = System.nanoTime();

        GoingClock(Clock set) {
            this.set = set;
        }

        @Override
        public Instant instant() {
            return set.instant().plusNanos(System.nanoTime() - began);
        }

        @Override
        public ZoneId getZone() {
            return set.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new GoingClock(set.withZone(zone));
        }
    }

    private FetchRequest list(String path) {
        return FetchRequest.place(Crawler.source(site.url("/")), Crawler.exact(site.url(path)), Purpose.LIST);
    }
}
