package mn.sonin.config;

/**
 * Where something stands in a file that the operator can edit.
 *
 * @param file as the operator would name it, relative to the configuration folder
 * @param line from 1
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
