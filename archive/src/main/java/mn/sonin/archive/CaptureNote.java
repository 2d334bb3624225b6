package mn.sonin.archive;

import java.util.Optional;

/**
 * What the archive must know of a capture besides the exchange, written beside it in the WARC file, so that the rows can be
 * made again from the files alone.
 *
 * @param source id of the source
 * @param lead what led to this page; empty for anything but articles
 */
public record CaptureNote(String source, Purpose purpose, Optional<Lead> lead) {}
