package mn.sonin.sample.content;

/** A language of the sample press. */
public enum Language {
    ENGLISH("en"),
    MONGOLIAN("mn");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The ISO 639-1 code. */
    public String code() {
        return code;
    }

    /** The language with this ISO 639-1 code. */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        throw new IllegalArgumentException("language must be en or mn, got \"" + code + "\"");
    }
}
