package mn.sonin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mn.sonin.archive.Harvest;
import mn.sonin.config.Configuration;
import mn.sonin.crawler.Crawler;
import mn.sonin.crawler.Progress;
import mn.sonin.crawler.fetch.AddressPolicy;
import mn.sonin.indexer.Search;
import mn.sonin.indexer.SearchAnswer;
import mn.sonin.indexer.SearchRequest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of real news sites, served on loopback behind a list, harvested and found by their headlines. */
class RealPagesTest {
    /** The sets whose annotations hold headlines. */
    private static final List<String> SETS = List.of("naeb", "fundus", "trafilatura");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final Map<String, byte[]> pages = new TreeMap<>();
    private final Map<String, String> headlines = new LinkedHashMap<>();

    @Test
    void theHeadlinesOfRealPagesAreHarvestedAndFound() throws IOException {
        unpack(SharedFiles.file("bench/extraction/pages-dev.tar.xz"));
        HttpServer server = serve();
        try {
            Configuration configuration = configuration(server.getAddress().getPort());
            Clock clock = Clock.systemUTC();
            try (Archiving archiving =
                            Archiving.open(folder.resolve("home"), Path.of("../config"), () -> configuration, clock);
                    Crawler crawler = archiving.crawler(AddressPolicy.allowingLoopback());
                    Search search = archiving.search(Path.of("../config"))) {
                List<Harvest> harvests = crawler.harvest(configuration.sources(), Progress.silent());
                archiving.indexing().follow((revisions, sequence, end) -> {});

                assertThat(harvests).hasSize(1);
                long found = headlines.entrySet().stream()
                        .filter(page -> finds(search, page.getKey(), page.getValue()))
                        .count();
                assertThat(found)
                        .as("headlines found of %d", headlines.size())
                        .isGreaterThan(headlines.size() * 85L / 100);
            }
        } finally {
            server.stop(0);
        }
    }

    private static boolean finds(Search search, String name, String headline) {
        String words = headline.replaceAll("[\"“”„«»(){}\\[\\]*~^=:/-]", " ").strip();
        return search.search(SearchRequest.of("title:(" + words + ")")) instanceof SearchAnswer.Found found
                && found.hits().stream().anyMatch(hit -> hit.url().endsWith("/" + name));
    }

    private void unpack(Path archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isLink()) {
                    files.put(entry.getName(), files.getOrDefault(entry.getLinkName(), new byte[0]));
                } else if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
        files.forEach(this::take);
        headlines.keySet().retainAll(pages.keySet());
    }

    private void take(String name, byte[] content) {
        List<String> parts = List.of(name.split("/"));
        if (!SETS.contains(parts.get(1))) {
            return;
        }
        if (name.endsWith("gold.jsonl")) {
            new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .filter(page -> page.hasNonNull("title"))
                    .forEach(
                            page -> headlines.put(file(page), page.path("title").asString()));
        } else if (name.endsWith(".html")) {
            pages.put(parts.get(1) + "-" + parts.get(3), content);
        }
    }

    private static String file(JsonNode page) {
        return page.path("id").asString().replace('/', '-') + ".html";
    }

    private HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/robots.txt", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        String list = headlines.keySet().stream()
                .map(name -> "<li><a href=\"/p/%s\">%s</a></li>".formatted(name, name))
                .collect(Collectors.joining("\n", "<html><body><ul>", "</ul></body></html>"));
        server.createContext("/list", exchange -> answer(exchange, list.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/p/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring("/p/".length());
            answer(exchange, Optional.ofNullable(pages.get(name)).orElse(new byte[0]));
        });
        server.start();
        return server;
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Configuration configuration(int port) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config/sources")).getParent();
        Files.writeString(config.resolve("sonin.yaml"), "zone: Asia/Ulaanbaatar\n");
        Files.writeString(config.resolve("topics.yaml"), "{}\n");
        Files.writeString(config.resolve("sources/real.yaml"), """
                name: {en: Real pages, mn: Жинхэнэ хуудсууд}
                home: http://127.0.0.1:%1$d/
                languages: [en]
                discovery:
                  - {list: "http://127.0.0.1:%1$d/list", item: "li", link: "a"}
                politeness: {delay: 0s, daily-budget: 5000}
                """.formatted(port));
        return ConfigurationFolder.read(config);
    }
}
