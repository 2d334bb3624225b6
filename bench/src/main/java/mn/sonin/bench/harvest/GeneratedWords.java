package mn.sonin.bench.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Made-up words of a language, few of them frequent and most of them rare, as in any text. */
final class GeneratedWords {
    private static final int VOCABULARY = 8_000;
    private static final GeneratedWords MONGOLIAN = new GeneratedWords("абвгджзийклмнпрстхцчш", "аоуиэөү", "ын");
    private static final GeneratedWords ENGLISH = new GeneratedWords("bcdfghjklmnprstvw", "aeiou", "ing");

    private final List<String> words = new ArrayList<>();

    private GeneratedWords(String consonants, String vowels, String ending) {
        RandomGenerator random = random(11);
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable <= random.nextInt(3); syllable++) {
                word.append(consonants.charAt(random.nextInt(consonants.length())))
                        .append(vowels.charAt(random.nextInt(vowels.length())))
                        .append(random.nextBoolean() ? consonants.charAt(random.nextInt(consonants.length())) : "");
            }
            words.add(word.append(random.nextInt(4) == 0 ? ending : "").toString());
        }
    }

    /** Every second host is in Mongolian, the others in English. */
    static GeneratedWords of(int host) {
        return language(host).equals("mn") ? MONGOLIAN : ENGLISH;
    }

    static String language(int host) {
        return host % 2 == 0 ? "mn" : "en";
    }

    /** The same numbers for the same seed. */
    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** So many words, the first with a capital letter. */
    String text(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int rank = (int) Math.min(VOCABULARY - 1.0, Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
            String word = words.get(rank);
            text.append(i == 0 ? "" : " ")
                    .append(i == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
        }
        return text.toString();
    }

    /** So many sentences. */
    String sentences(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ")
                    .append(text(random, 8 + random.nextInt(14)))
                    .append('.');
        }
        return text.toString();
    }
}
