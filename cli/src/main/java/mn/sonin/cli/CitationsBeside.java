package mn.sonin.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mn.sonin.archive.ArchiveException;
import mn.sonin.archive.Citation;
import mn.sonin.archive.Citations;
import mn.sonin.archive.local.LocalArchive;
import mn.sonin.archive.local.Options;
import mn.sonin.search.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Keeps citations beside whoever writes the archive: where nobody does, by writing for just that moment; else by asking the server that
 * does, which is looked for where the configuration says that it listens.
 *
 * @param kept citations as they can be read
 * @param server its address
 */
record CitationsBeside(Path home, Citations kept, URI server, Clock clock) implements Citations {
    private static final Logger LOG = LoggerFactory.getLogger(CitationsBeside.class);

    /** A server on this machine answers at once, but the search that is cited may take as long as any. */
    private static final Duration PATIENCE = Archiving.PATIENCE.multipliedBy(2);

    @Override
    public Citation cite(Citation.Cited cited, Instant now) {
        try (LocalArchive archive = LocalArchive.open(home, Options.standard(clock))) {
            return archive.citations().cite(cited, now);
        } catch (ArchiveException written) {
            return ask(cited).flatMap(kept::find).orElseThrow(() -> written);
        }
    }

    @Override
    public Optional<Citation> find(String id) {
        return kept.find(id);
    }

    /** The id of the citation as the server keeps it; empty where it does not answer. */
    private Optional<String> ask(Citation.Cited cited) {
        String query = (cited.query().isEmpty() ? "" : cited.query() + "&") + "asof=" + cited.sequence();
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/citations?" + query))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201) {
                return Optional.of(
                        Json.read(answer.body(), JsonNode.class).get("id").asString());
            }
            LOG.warn("cite server={} outcome=refused status={}", server, answer.statusCode());
        } catch (IOException e) {
            LOG.warn("cite server={} outcome=unreachable reason=\"{}\"", server, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
