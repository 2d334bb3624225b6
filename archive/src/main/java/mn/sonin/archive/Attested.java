package mn.sonin.archive;

/**
 * A value and what it rests on.
 *
 * @param detail where exactly, as in {@code datePublished} or {@code h1}; empty where the basis says it all
 */
public record Attested<T>(T value, Basis basis, String detail) {
    public static <T> Attested<T> of(T value, Basis basis) {
        return new Attested<>(value, basis, "");
    }
}
