package mn.sonin.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import mn.sonin.opensearch.Node.Answer;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.xcontent.XContentBuilder;

/** News in OpenSearch: the plugin's template, the articles that the embedded search is tried on, and how they are asked for. */
final class News {
    static final Path ARCHIVE = Path.of(System.getProperty("plugin"));
    static final Path HOME = Path.of(System.getProperty("node"));

    /** The tables that the embedded search is held to. */
    static final String SHARED = "../indexer/src/test/resources/mn/sonin/indexer/answer/";

    private News() {}

    /** Gives the template of the archive to a node. */
    static void template(Node node) throws IOException, InterruptedException {
        try (ZipFile archive = new ZipFile(ARCHIVE.toFile())) {
            byte[] template = archive.getInputStream(archive.getEntry("index-template.json"))
                    .readAllBytes();
            done(node.ask("PUT", "/_index_template/news", new String(template, StandardCharsets.UTF_8)));
        }
    }

    static void keep(Node node, String index, String lines) throws IOException, InterruptedException {
        Answer kept = done(node.ask("POST", "/" + index + "/_bulk?refresh=true", lines));
        assertThat(kept.body()).containsEntry("errors", false);
    }

    /** The articles of the shared tables, under the names that they have there. */
    static String articles() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(SHARED + "operators-articles.tsv"))) {
            String[] cells = line.split("\t", -1);
            String name = cells[2].substring(0, 2);
            String language = name.startsWith("C") ? "en" : "mn";
            lines.append(json(Map.of("index", Map.of("_id", name)))).append('\n');
            lines.append(json(Map.of(
                            "source",
                            cells[0],
                            "language",
                            language,
                            "published",
                            cells[1],
                            "title",
                            cells[2],
                            "text",
                            cells[3])))
                    .append('\n');
        }
        return lines.toString();
    }

    /** The names in a cell of the shared tables. */
    static String[] names(String articles) {
        return articles.equals("-") ? new String[0] : articles.split(" ", -1);
    }

    /** A request in the query language. */
    static String language(String query, boolean expand) throws IOException {
        Map<String, Object> asked = Map.of("query", query, "expand", expand);
        return json(Map.of("query", Map.of("mongolian", asked), "size", 100));
    }

    static List<String> ids(Answer answer) {
        List<?> hits = (List<?>) ((Map<?, ?>) answer.body().get("hits")).get("hits");
        return hits.stream().map(hit -> (String) ((Map<?, ?>) hit).get("_id")).toList();
    }

    static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
        return answer;
    }

    static String json(Map<String, Object> value) throws IOException {
        try (XContentBuilder json = JsonXContent.contentBuilder()) {
            return json.map(value).toString();
        }
    }
}
