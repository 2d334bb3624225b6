package mn.sonin.indexer.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import mn.sonin.archive.ArticleId;
import mn.sonin.indexer.Newsroom;
import mn.sonin.indexer.analysis.Analyzers;
import mn.sonin.indexer.analysis.Expansions;
import mn.sonin.indexer.index.FileVerification;
import mn.sonin.indexer.index.IndexVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader may count on when articles are put together. */
class StoryIndexTest {
    private static final String MINE_EN =
            "The Oyu Tolgoi mine in Umnugovi shipped 1,240 tonnes of copper concentrate on"
                    + " Monday, said its director N.Batsaikhan. Rio Tinto holds 66 percent of the company.";
    private static final String MINE_MN = "Өмнөговь аймаг дахь Оюу толгой уурхай даваа гарагт 1240 тонн зэсийн баяжмал"
            + " тээвэрлэснийг захирал Н.Батсайхан мэдээлэв. Рио Тинто компанийн 66 хувийг эзэмшдэг.";

    @TempDir
    private Path folder;

    private Newsroom newsroom;
    private StoryIndex stories;

    @BeforeEach
    void open() {
        newsroom = new Newsroom(folder);
        stories = stories("stories");
    }

    @AfterEach
    void close() {
        stories.close();
        newsroom.close();
    }

    private StoryIndex stories(String name) {
        return StoryIndex.open(
                folder.resolve(name), newsroom.archive(), Analyzers.bundled(), Expansions::bundled, Newsroom.ZONE);
    }

    private ArticleId storyOf(ArticleId article) {
        return stories.of(article).orElseThrow().story();
    }

    @Test
    void anEventToldInBothLanguagesIsOneStory() {
        ArticleId english = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        ArticleId mongolian = newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
        stories.follow(Newsroom.SILENT);

        assertThat(storyOf(mongolian)).isEqualTo(english);
        assertThat(stories.of(mongolian)).contains(new Stories.Place(english, 2, 2, 2));
    }

    @Test
    void aPlaceInAStoryIsExplained() {
        ArticleId english = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
        stories.follow(Newsroom.SILENT);

        Story.Joined why =
                stories.find(english).orElseThrow().members().getLast().joined().orElseThrow();
        assertThat(why.to()).isEqualTo(english);
        assertThat(why.hours()).isZero();
        assertThat(why.shared()).anyMatch(word -> word.startsWith("Оюу")).contains("1240");
    }

    @Test
    void aReprintIsNoSecondSource() {
        ArticleId first = newsroom.publish("news", "2025-12-01", "Copper is shipped from the Gobi", MINE_EN);
        ArticleId copy = newsroom.publish("montsame", "2025-12-01", "Copper shipped from Gobi", MINE_EN);
        stories.follow(Newsroom.SILENT);

        assertThat(stories.of(copy)).contains(new Stories.Place(first, 2, 1, 1));
        assertThat(stories.find(first).orElseThrow().members().getLast().role()).isEqualTo(Story.Role.REPRINT);
    }

    @Test
    void anotherEventOfTheSameDayIsAnotherStory() {
        ArticleId mine = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        ArticleId school = newsroom.publish(
                "ikon",
                "2025-12-01",
                "School in Darkhan gets a new roof",
                "Pupils of the second school in Darkhan moved back into their classrooms after the old roof was replaced.");
        stories.follow(Newsroom.SILENT);

        assertThat(storyOf(school)).isNotEqualTo(storyOf(mine));
    }

    @Test
    void instalmentsOfASeriesNeverMerge() {
        List<ArticleId> days = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            days.add(newsroom.publish(
                    "ikon",
                    "2025-12-0" + day,
                    "Цаг агаар: Улаанбаатарт өдөртөө %d хэм хүйтэн".formatted(10 + day),
                    ("Улаанбаатар хотод үүлшинэ, хур тунадас орохгүй. Салхи баруун хойноос секундэд %d метр. Шөнөдөө %d хэм,"
                                    + " өдөртөө %d хэм хүйтэн байна. Жолооч нар болгоомжтой байхыг анхааруулав.")
                            .formatted(3 + day, 20 + day, 10 + day)));
        }
        stories.follow(Newsroom.SILENT);

        assertThat(days.stream().map(this::storyOf)).doesNotHaveDuplicates();
    }

    @Test
    void anArticleKeepsItsStoryWhateverComesLaterAndARebuildComesToTheSame() {
        List<ArticleId> all = new ArrayList<>();
        List<ArticleId> before = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            String place = List.of("Darkhan", "Erdenet", "Khovd", "Choibalsan").get(round % 4);
            all.add(newsroom.publish(
                    List.of("news", "montsame", "ikon").get(round % 3),
                    "2025-12-0" + (1 + round / 4),
                    "Bridge opened in " + place + " after " + (100 + round % 4) + " days",
                    "A bridge of %d metres was opened in %s on Monday.".formatted(300 + round % 4, place)));
            stories.follow(Newsroom.SILENT);
            before.add(storyOf(all.getLast()));
        }

        assertThat(all.stream().map(this::storyOf)).containsExactlyElementsOf(before);
        stories.rebuild(Newsroom.SILENT);
        assertThat(all.stream().map(this::storyOf)).containsExactlyElementsOf(before);
        assertThat(before.stream().distinct().count()).isLessThan(all.size());
    }

    @Test
    void storiesGoOnWhereTheyStoodAfterARestart() {
        ArticleId first = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        stories.follow(Newsroom.SILENT);
        stories.close();

        stories = stories("stories");
        ArticleId second = newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
        stories.follow(Newsroom.SILENT);

        assertThat(stories.sequence()).isEqualTo(newsroom.archive().sequence());
        assertThat(storyOf(second)).isEqualTo(first);
    }

    @Test
    void anotherProgramReadsWhatWasCommitted() {
        ArticleId first = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        stories.follow(Newsroom.SILENT);

        try (WrittenStories written = WrittenStories.open(folder.resolve("stories"))) {
            assertThat(written.of(first).orElseThrow().story()).isEqualTo(first);

            ArticleId later = newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
            stories.follow(Newsroom.SILENT);
            assertThat(written.of(later).orElseThrow().story()).isEqualTo(first);
            assertThat(written.sequence()).isEqualTo(newsroom.archive().sequence());
        }
    }

    @Test
    void whoReadsBeforeThereAreAnyStoriesSeesThemOnceTheyAreCommitted() {
        ArticleId first = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        Path later = folder.resolve("later");

        try (WrittenStories written = WrittenStories.open(later)) {
            assertThat(written.of(first)).isEmpty();
            assertThat(written.of(Set.of(first))).isEmpty();
            assertThat(written.sequence()).isZero();
            assertThat(later).doesNotExist();

            try (StoryIndex fresh = stories("later")) {
                assertThat(written.find(first)).isEmpty();
                fresh.follow(Newsroom.SILENT);

                assertThat(written.of(first).orElseThrow().story()).isEqualTo(first);
                assertThat(written.sequence()).isEqualTo(newsroom.archive().sequence());
            }
        }
    }

    @Test
    void aByteChangedAnywhereInTheStoriesIsToldWithFileAndOffset() throws IOException {
        newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        stories.follow(Newsroom.SILENT);
        stories.close();
        assertThat(FileVerification.of(folder.resolve("stories"))).isEmpty();
        Random random = new Random(8);
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 10; i++) {
                int at = random.nextInt(whole.length - 16);
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, changed);

                assertThat(FileVerification.of(folder.resolve("stories")))
                        .as("%s at %d", file, at)
                        .first()
                        .extracting(IndexVerification.Problem::file, IndexVerification.Problem::offset)
                        .containsExactly("stories/" + file.getFileName(), (long) at);
            }
            Files.write(file, whole);
        }
    }

    @Test
    void anArticleThatCannotBeSettledCostsNoOther() {
        ArticleId english = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        ArticleId unwritable = newsroom.publishIn("x".repeat(40_000), "Copper without end");
        ArticleId mongolian = newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
        stories.follow(Newsroom.SILENT);

        assertThat(stories.follow(Newsroom.SILENT)).isZero();
        assertThat(stories.of(mongolian)).contains(new Stories.Place(english, 2, 2, 2));
        assertThat(stories.of(unwritable)).isEmpty();
    }

    @Test
    void tornStoriesAreSettledAgainFromTheRowsAtTheNextStart() throws IOException {
        ArticleId english = newsroom.publish("news", "2025-12-01", "Oyu Tolgoi ships 1,240 tonnes of copper", MINE_EN);
        ArticleId mongolian = newsroom.publish("ikon", "2025-12-01", "Оюу толгой 1240 тонн зэс тээвэрлэлээ", MINE_MN);
        stories.follow(Newsroom.SILENT);
        stories.close();
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        }

        stories = stories("stories");
        stories.follow(Newsroom.SILENT);

        assertThat(storyOf(mongolian)).isEqualTo(english);
        assertThat(FileVerification.of(folder.resolve("stories"))).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("stories"))) {
            return files.filter(file -> file.getFileName().toString().matches("_.*|segments_.*"))
                    .sorted()
                    .toList();
        }
    }
}
