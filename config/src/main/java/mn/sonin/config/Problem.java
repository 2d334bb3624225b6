package mn.sonin.config;

/**
 * One thing in the operator's files that cannot be used as it stands.
 *
 * @param place where
 * @param message what was given (quoted), what was expected and what to do
 */
public record Problem(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
