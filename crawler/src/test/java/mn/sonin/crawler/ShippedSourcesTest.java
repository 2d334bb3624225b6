package mn.sonin.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.CaptureId;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import mn.sonin.config.Discovery;
import mn.sonin.config.Source;
import mn.sonin.crawler.discovery.Answer;
import mn.sonin.crawler.discovery.Ask;
import mn.sonin.crawler.discovery.Reading;
import mn.sonin.crawler.discovery.Span;
import mn.sonin.crawler.discovery.Way;
import mn.sonin.crawler.url.CanonicalUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each place of each shipped source, against a page built in the shape that was recorded for it. */
class ShippedSourcesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 2);
    private static final CaptureId CAPTURE = new CaptureId("00000000-0000-4000-8000-000000000001");

    private record Shape(String page, List<String> leads) {}

    @TestFactory
    Stream<DynamicTest> everyPlaceOfEveryShippedSourceIsReadAsRecorded() throws IOException {
        Map<String, Shape> shapes = shapes();
        return configuration().sources().stream()
                .flatMap(source -> source.discovery().stream()
                        .map(discovery -> DynamicTest.dynamicTest(
                                source.id() + " " + discovery.url(), () -> check(source, discovery, shapes))));
    }

    private static void check(Source source, Discovery discovery, Map<String, Shape> shapes) throws IOException {
        String own = source.id() + " " + discovery.url();
        String key = shapes.containsKey(own) ? own : source.id() + " " + Discovering.kind(discovery);
        assertThat(shapes).as("a recorded shape of " + key + " in shapes.tsv").containsKey(key);
        Shape shape = Objects.requireNonNull(shapes.get(key));
        Way way = Way.of(discovery, source.zone(), (text, now, zone) -> Optional.empty());
        Span span = Span.newest(DAY);
        Ask ask = way.begin(span).getFirst();
        List<String> pages = List.of(shape.page().split(" ", -1));
        for (String page : pages.subList(0, pages.size() - 1)) {
            ask = ((Reading.Stories) way.read(answer(ask, page), span))
                    .further()
                    .getFirst();
        }

        assertThat(leads(source, way, way.read(answer(ask, pages.getLast()), span)))
                .isEqualTo(shape.leads());
    }

    @TestFactory
    Stream<DynamicTest> everyListWhosePagesAreLinkedIsFollowed() throws IOException {
        Map<String, Shape> shapes = shapes();
        Span span = Span.between(DAY.minusYears(1), DAY);
        return configuration().sources().stream()
                .flatMap(source -> source.discovery().stream()
                        .filter(Discovery.ListPage.class::isInstance)
                        .map(Discovery.ListPage.class::cast)
                        .filter(list -> list.next()
                                .filter(next -> !next.contains("{page}"))
                                .isPresent())
                        .map(list -> DynamicTest.dynamicTest(source.id() + " " + list.url(), () -> {
                            Way way = Way.of(list, source.zone(), (text, now, zone) -> Optional.empty());
                            Shape shape = Objects.requireNonNull(shapes.get(source.id() + " list"));
                            Reading first = way.read(answer(way.begin(span).getFirst(), shape.page()), span);

                            assertThat(((Reading.Stories) first).further()).hasSize(1);
                        })));
    }

    /** As an import of another crawler's files finds a page's source, and as a harvest spells its address. */
    @ParameterizedTest
    @CsvFileSource(resources = "shapes/addresses.tsv", delimiter = '\t', useHeadersInDisplayName = true)
    void anArticleOfAShippedSourceHasOneSpellingAndAListIsNone(String id, String address, @Nullable String article) {
        List<Source> sources = configuration().sources();
        Optional<Source> source = new SourceHosts(() -> sources)
                .of(CanonicalUrl.exact(address).canonical().orElseThrow().value());

        assertThat(source.map(Source::id)).contains(id);
        assertThat(source.flatMap(ours -> new Sifting(ours).address(address)).map(CanonicalUrl::value))
                .isEqualTo(Optional.ofNullable(article));
    }

    private static Answer answer(Ask ask, String page) throws IOException {
        return new Answer(
                ask, ask.url(), Optional.empty(), Bytes.owning(bytes(page)), Instant.parse("2026-08-01T18:00:00Z"));
    }

    private static List<String> leads(Source source, Way way, Reading reading) {
        return switch (reading) {
            case Reading.Unusable unusable -> List.of(unusable.reason());
            case Reading.Stories stories ->
                way.basis() == Basis.DIGEST ? headlines(stories) : leads(source, way, stories);
        };
    }

    private static List<String> headlines(Reading.Stories stories) {
        return stories.entries().stream()
                .map(entry -> entry.outlet().orElse("") + "\t" + entry.title().orElse(""))
                .toList();
    }

    private static List<String> leads(Source source, Way way, Reading.Stories stories) {
        String place = source.home().toString();
        return new Sifting(source)
                .leads(stories.entries(), place, CAPTURE, way.basis()).stream()
                        .map(lead -> lead.url() + "\t" + lead.title().orElse(""))
                        .toList();
    }

    private static Configuration configuration() {
        return switch (ConfigurationReader.read(Path.of("../config"))) {
            case ConfigurationResult.Read read -> read.configuration();
            case ConfigurationResult.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static Map<String, Shape> shapes() throws IOException {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String line :
                new String(bytes("shapes.tsv"), StandardCharsets.UTF_8).lines().toList()) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                shapes.computeIfAbsent(columns[0] + " " + columns[1], key -> new Shape(columns[2], new ArrayList<>()))
                        .leads()
                        .add(columns[3] + "\t" + columns[4]);
            }
        }
        return shapes;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ShippedSourcesTest.class.getResourceAsStream("shapes/" + name), name)) {
            return in.readAllBytes();
        }
    }
}
