package mn.sonin.crawler.discovery;

import mn.sonin.archive.Purpose;

/**
 * A page that a way of discovery wants to read.
 *
 * @param url absolute address
 * @param purpose what its capture is for
 * @param step number of the page from 1; for sitemaps how deep it stands under the first, from 1
 */
public record Ask(String url, Purpose purpose, int step) {
    public Ask {
        if (step < 1) {
            throw new IllegalArgumentException("steps count from 1, got " + step);
        }
    }

    Ask next(String furtherUrl) {
        return new Ask(furtherUrl, purpose, step + 1);
    }
}
