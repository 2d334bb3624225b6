package mn.sonin.bench.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Percentage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;

/** A measured harvest is of pages like those of news sites. */
class GeneratedPagesTest {
    private final GeneratedPages pages = new GeneratedPages(GeneratedPages.Size.USUAL);

    /** The means of 673 real pages of 60 to 200 KB, as docs/performance.md has them. */
    @Test
    void pagesHaveOfEachThingAboutAsMuchAsRealOnes() {
        List<String> all =
                IntStream.range(0, 60).mapToObj(i -> unpacked(i % 10, 1 + i)).toList();
        List<Document> trees = all.stream().map(Jsoup::parse).toList();

        assertThat(mean(trees, tree -> tree.getAllElements().size())).isCloseTo(793, Percentage.withPercentage(25));
        assertThat(mean(trees, tree -> tree.select("a[href]").size())).isCloseTo(155, Percentage.withPercentage(40));
        assertThat(mean(trees, GeneratedPagesTest::bytesOfText)).isCloseTo(9_952, Percentage.withPercentage(40));
        double programs = mean(
                trees,
                tree -> tree.select("script, style").stream()
                        .mapToInt(element -> element.data().length())
                        .sum());
        double bytes = all.stream()
                .mapToInt(page -> page.getBytes(StandardCharsets.UTF_8).length)
                .average()
                .orElseThrow();
        assertThat(programs / bytes).isCloseTo(0.31, Percentage.withPercentage(40));
        assertThat(bytes).isBetween(100_000.0, 150_000.0);
    }

    @Test
    void aPageIsTheSameWhoeverAsks() {
        assertThat(unpacked(3, 17))
                .isEqualTo(unpacked(3, 17))
                .contains("<h1 class=\"entry-title\">" + pages.title(3, 17) + "</h1>")
                .isNotEqualTo(unpacked(3, 18));
    }

    private String unpacked(int host, int number) {
        try (GZIPInputStream page = new GZIPInputStream(new ByteArrayInputStream(pages.packed(host, number)))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("a page is packed as it is", e);
        }
    }

    private static double mean(List<Document> trees, ToDoubleFunction<Document> count) {
        return trees.stream().mapToDouble(count).average().orElseThrow();
    }

    private static double bytesOfText(Document tree) {
        return tree.getAllElements().stream()
                .map(Element::childNodes)
                .flatMap(List::stream)
                .filter(node -> !(node instanceof Element || node instanceof DataNode))
                .map(Node::nodeValue)
                .mapToInt(text -> text.strip().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
