package mn.sonin.sample.content;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened, told by several outlets in both languages.
 *
 * @param id short name, unique
 * @param day when it happened
 * @param section the part of a newspaper it belongs to, as in {@code politics}
 * @param topics subjects it touches, as in {@code vatican}
 * @param follows the earlier event it continues; never the same story
 * @param reach how many outlets tell it: 1 few, 2 several, 3 most
 * @param edition the first edition of the sample web that knows it
 * @param wordings its sentences by language
 */
public record Event(
        String id,
        LocalDate day,
        String section,
        Set<String> topics,
        Optional<String> follows,
        int reach,
        int edition,
        Map<Language, Wording> wordings) {
    public Event {
        topics = Set.copyOf(topics);
        wordings = Map.copyOf(wordings);
        if (wordings.size() != Language.values().length) {
            throw new IllegalArgumentException("event \"" + id + "\" must be told in en and mn");
        }
        if (reach < 1 || reach > 3) {
            throw new IllegalArgumentException("reach must be 1, 2 or 3, got " + reach);
        }
    }

    Wording in(Language language) {
        Wording wording = wordings.get(language);
        if (wording == null) {
            throw new IllegalStateException("event \"" + id + "\" is not told in " + language.code());
        }
        return wording;
    }
}
