package mn.sonin.bench.index;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import mn.sonin.archive.Archive;
import mn.sonin.archive.ArticleId;
import mn.sonin.archive.Articles;
import mn.sonin.archive.Attested;
import mn.sonin.archive.Basis;
import mn.sonin.archive.Bytes;
import mn.sonin.archive.Capture;
import mn.sonin.archive.CaptureId;
import mn.sonin.archive.CaptureNote;
import mn.sonin.archive.Content;
import mn.sonin.archive.Exchange;
import mn.sonin.archive.Moment;
import mn.sonin.archive.Observation;
import mn.sonin.archive.Purpose;
import mn.sonin.archive.Revision;

/**
 * Articles out of made-up words with the frequencies of real ones (Zipf), half Mongolian with endings, half English, with the names and
 * subjects of the news among them. The article of a number is always the same.
 */
public final class GeneratedNews {
    public static final List<String> SUBJECTS = List.of(
            "Рио Тинто",
            "Rio Tinto",
            "Оюу толгой",
            "Oyu Tolgoi",
            "Хүрэлсүх",
            "Khurelsukh",
            "зэс",
            "copper",
            "нүүрс",
            "coal",
            "сонгууль",
            "election",
            "Улаанбаатар",
            "Ulaanbaatar",
            "Хятад",
            "China");
    private static final int WORDS = 40_000;
    private static final int WRITERS = 8;
    private static final List<String> ENDINGS = List.of("", "", "", "ын", "ыг", "д", "аас", "аар", "тай", "ууд");
    private static final CaptureId CAPTURE = new CaptureId("00000000-0000-0000-0000-000000000001");
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
    private static final int DAYS = 5_400;

    private final List<String> mongolian = words("абвгдежзийклмнопрстуүхцчш", "аоуиэөү");
    private final List<String> english = words("bcdfghjklmnprstvw", "aeiou");

    private static List<String> words(String consonants, String vowels) {
        RandomGenerator random = random(7);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 1 + random.nextInt(3) + (i > 200 ? 1 : 0); syllable++) {
                word.append(consonants.charAt(random.nextInt(consonants.length())));
                word.append(vowels.charAt(random.nextInt(vowels.length())));
                if (random.nextInt(2) == 0) {
                    word.append(consonants.charAt(random.nextInt(consonants.length())));
                }
            }
            words.add(word.toString());
        }
        return words;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The article of this number, from 1, which is also its place in the sequence. */
    public Articles.Change article(long number) {
        RandomGenerator random = random(number);
        boolean english = random.nextInt(2) == 0;
        String source = "source-" + random.nextInt(40);
        Instant published = FIRST_DAY
                .plusDays(random.nextInt(DAYS))
                .atStartOfDay(ZoneOffset.ofHours(8))
                .plusSeconds(random.nextInt(86_400))
                .toInstant();
        String url = "https://%s.example/%d".formatted(source, number);
        Revision revision = new Revision(
                ArticleId.of(url),
                1,
                number,
                Revision.CURRENT,
                Revision.Kind.FIRST,
                CAPTURE,
                published,
                content(random, english, published));
        return new Articles.Change(revision, source, url, published);
    }

    /** Keeps so many articles in an archive, all proved by one capture, and written by several at once, which commit together. */
    public void record(Archive archive, int articles) {
        Capture proof = archive.captures()
                .append(
                        new Exchange(
                                "https://generated.example/",
                                FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                Duration.ZERO,
                                Optional.empty(),
                                Bytes.utf8("GET / HTTP/1.1\r\n\r\n"),
                                Bytes.utf8("HTTP/1.1 200 OK\r\n\r\n"),
                                Bytes.utf8("generated"),
                                Optional.empty()),
                        new CaptureNote("generated", Purpose.LIST, Optional.empty()));
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            AtomicLong next = new AtomicLong();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.execute(() -> {
                    for (long at = next.incrementAndGet(); at <= articles; at = next.incrementAndGet()) {
                        archive.articles().record(observation(article(at), proof.id()));
                    }
                });
            }
        }
    }

    private static Observation observation(Articles.Change change, CaptureId proof) {
        return new Observation(
                change.source(),
                change.url(),
                proof,
                change.firstSeen(),
                change.revision().kind(),
                change.revision().content());
    }

    private Content content(RandomGenerator random, boolean english, Instant published) {
        return new Content(
                Attested.of(text(random, english, 6 + random.nextInt(6), 3), Basis.META),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Attested.of(text(random, english, 120 + random.nextInt(160), 40), Basis.VISIBLE_TEXT)),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Attested.of(
                        new Moment(published.atOffset(ZoneOffset.ofHours(8)), Moment.Precision.SECOND), Basis.META)),
                Optional.empty(),
                Attested.of(english ? "en" : "mn", Basis.DETECTED));
    }

    private String text(RandomGenerator random, boolean english, int length, int subjectEvery) {
        StringBuilder text = new StringBuilder(length * 8);
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : i % 15 == 0 ? ". " : " ");
            if (random.nextInt(subjectEvery) == 0) {
                int subject = random.nextInt(SUBJECTS.size() / 2);
                text.append(SUBJECTS.get(2 * subject + (english ? 1 : 0)));
            } else {
                int rank = (int) Math.min(WORDS - 1, Math.exp(random.nextDouble() * Math.log(WORDS)) - 1);
                text.append((english ? this.english : mongolian).get(rank));
                text.append(english ? "" : ENDINGS.get(random.nextInt(ENDINGS.size())));
            }
        }
        return text.toString();
    }
}
