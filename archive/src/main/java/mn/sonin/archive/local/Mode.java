package mn.sonin.archive.local;

/** What an archive was opened for. */
enum Mode {
    READING,
    WRITING;

    void requireWriting() {
        if (this == READING) {
            throw new IllegalStateException("the archive is open for reading only; open it for writing");
        }
    }
}
