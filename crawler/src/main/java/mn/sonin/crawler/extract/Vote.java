package mn.sonin.crawler.extract;

import mn.sonin.archive.Basis;

/**
 * What one place gives as the title.
 *
 * @param letters the text's letters and digits in lower case, by which places agree
 * @param detail the place, as an editor would look for it
 * @param weight what the place was worth on pages with known titles
 */
record Vote(String text, String letters, Basis basis, String detail, double weight) {
    Vote(String text, Basis basis, String detail, double weight) {
        this(text, TitleText.letters(text), basis, detail, weight);
    }

    Vote weighing(double other) {
        return new Vote(text, letters, basis, detail, other);
    }

    /** The same place's vote for what another place says. */
    Vote meaning(Vote other) {
        return new Vote(other.text, other.letters, basis, detail, weight);
    }
}
