package mn.sonin.archive;

import java.util.Optional;

/**
 * A link to a story with what the place that showed it said.
 *
 * @param source id of the source whose story it is
 * @param url canonical address of the story; for a headline without a link a {@code urn:sonin:headline:…} name made from
 *     its host and words
 * @param place address of the feed, list or digest that showed it
 * @param capture the capture of that place
 * @param basis which kind of place it was
 * @param title as shown there
 * @param published as stated there
 * @param summary as shown there, plain text
 * @param author as shown there
 */
public record Lead(
        String source,
        String url,
        String place,
        CaptureId capture,
        Basis basis,
        Optional<String> title,
        Optional<Moment> published,
        Optional<String> summary,
        Optional<String> author) {}
