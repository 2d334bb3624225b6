package mn.sonin.indexer.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words as they sound in either script, coarsely: for completions, where what was typed is the beginning of something. */
final class Sounding {
    private static final Map<Character, String> CYRILLIC = cyrillic();

    private Sounding() {}

    private static Map<Character, String> cyrillic() {
        String[] letters =
                ("а a б b в v г g д d е e ё iu ж j з z и i й i к k л l м m н n о u ө u п p р r с s т t у u ү u ф f х h ц ts ч ch ш sh"
                                + " щ sh ы i э e ю iu я ia")
                        .split(" ", -1);
        Map<Character, String> map = new TreeMap<>();
        for (int i = 0; i < letters.length; i += 2) {
            map.put(letters[i].charAt(0), letters[i + 1]);
        }
        map.put('ь', "");
        map.put('ъ', "");
        return map;
    }

    /** The sound; letters that are written in several ways come out the same: {@code Khürelsükh}, {@code Hurelsuh} and {@code Хүрэлсүх}. */
    static String of(String words) {
        String plain = Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            String sound = CYRILLIC.get(letter);
            latin.append(sound == null ? Character.toString(letter) : sound);
        }
        String spelled = Normalizer.normalize(latin, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("kh", "h")
                .replace("zh", "j")
                .replace("dj", "j")
                .replace("tz", "ts")
                .replace("ye", "e")
                .replace('x', 'h')
                .replace('w', 'v')
                .replace('y', 'i')
                .replace('o', 'u')
                .replace('-', ' ');
        return once(spelled);
    }

    /** Doubled letters once. */
    private static String once(String sound) {
        StringBuilder once = new StringBuilder();
        for (int i = 0; i < sound.length(); i++) {
            if (i == 0 || sound.charAt(i) != sound.charAt(i - 1)) {
                once.append(sound.charAt(i));
            }
        }
        return once.toString();
    }

    /** Whether a name, or the part of it from some word on, begins so. */
    static boolean begins(String name, String beginning) {
        return name.startsWith(beginning) || name.contains(" " + beginning);
    }
}
