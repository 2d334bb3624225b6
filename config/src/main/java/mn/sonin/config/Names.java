package mn.sonin.config;

/**
 * A name in both languages of the archive.
 *
 * @param en English, not blank
 * @param mn Mongolian in Cyrillic, not blank; the English name where a thing has no other
 */
public record Names(String en, String mn) {
    public Names {
        if (en.isBlank() || mn.isBlank()) {
            throw new IllegalArgumentException(
                    "a name needs both languages, got en \"%s\" and mn \"%s\"".formatted(en, mn));
        }
    }

    /** The name for a reader of this language ({@code mn} or anything else, which means English). */
    public String in(String language) {
        return language.equals("mn") ? mn : en;
    }
}
