package mn.sonin.cli;

/** A command that could not do its work, told in one sentence to the person who gave it. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
