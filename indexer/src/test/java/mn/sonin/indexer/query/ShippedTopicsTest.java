package mn.sonin.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mn.sonin.config.Configuration;
import mn.sonin.config.ConfigurationReader;
import mn.sonin.config.ConfigurationResult;
import org.junit.jupiter.api.Test;

final class ShippedTopicsTest {
    @Test
    void everyShippedTopicIsUnderstood() {
        Configuration shipped =
                ((ConfigurationResult.Read) ConfigurationReader.read(Path.of("../config"))).configuration();

        assertThat(shipped.topics())
                .hasSizeGreaterThanOrEqualTo(40)
                .allSatisfy(topic -> assertThat(QueryLanguage.parse(topic.query(), Vocabulary.of(shipped)))
                        .as(topic.id())
                        .isInstanceOf(Parsed.Understood.class));
    }
}
