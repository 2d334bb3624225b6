package mn.sonin.crawler.extract.evidence;

import mn.sonin.archive.Basis;

/**
 * One value that one place offered.
 *
 * @param detail the place, as an editor would look for it: {@code og:title}, {@code h1}, {@code datePublished}
 * @param confidence from 0 (a guess) to 1 (certain); comparable within one field of one page
 */
public record Candidate<T>(T value, Basis basis, String detail, double confidence) {
    public Candidate {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be from 0 to 1, got " + confidence);
        }
    }

    public <R> Candidate<R> with(R other) {
        return new Candidate<>(other, basis, detail, confidence);
    }
}
