package mn.sonin.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.answer.Queries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.xcontent.XContentParser;

class MongolianQueryTest {
    private static final Queries QUERIES = new Queries(Analyzers.bundled(), Expansions.bundled());

    @Test
    void aQueryComesToAnotherNodeAsItWas() throws IOException {
        MongolianQuery query = read("""
                {"query": "зэс last:7d", "expand": false, "time_zone": "Asia/Ulaanbaatar", "boost": 2.0, "_name": "copper"}
                """);
        BytesStreamOutput sent = new BytesStreamOutput();
        query.writeTo(sent);

        MongolianQuery received = new MongolianQuery(QUERIES, sent.bytes().streamInput());

        assertThat(received).isEqualTo(query).hasToString(query.toString());
        assertThat(received.toString()).contains("зэс last:7d", "false", "Asia/Ulaanbaatar", "2.0", "copper");
        assertThat(received).isNotEqualTo(read("{\"query\": \"зэс last:7d\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                          | needs "query", what is searched
                    {"query": "зэс", "time_zone": "Ulaanbator"} | Ulaanbator
                    {"query": "topic:copper"}                   | topic:copper is known to Sonin alone; write its words
                    {"query": "зэс history:yes"}                | history: is known to Sonin alone; leave it out
                    {"query": "collection:a"}                   | name its sources, as in (source:a OR source:b)
                    {"query": "(зэс"}                           | at 0: the "(" is not closed
                    """)
    void whatCannotBeSearchedIsRefusedWithTheReason(String request, String reason) {
        assertThatThrownBy(() -> read(request))
                .isInstanceOf(ParsingException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aQueryOfTooManyWordsIsRefusedWithTheReason() {
        String phrases = IntStream.range(0, 150)
                .mapToObj(i -> "\\\"Бат%c%cсын Дор%1$c%2$cсын Бол%1$c%2$cсын Цэц%1$c%2$cсын\\\""
                        .formatted('а' + i / 20, 'а' + i % 20))
                .collect(Collectors.joining(" OR "));

        assertThatThrownBy(() -> read("{\"query\": \"%s\"}".formatted(phrases)))
                .isInstanceOf(ParsingException.class)
                .hasMessageContaining("the query asks for more than 1024 words in all their forms");
    }

    private static MongolianQuery read(String json) throws IOException {
        try (XContentParser parser = JsonXContent.jsonXContent.createParser(null, null, json)) {
            parser.nextToken();
            return MongolianQuery.read(QUERIES, parser);
        }
    }
}
