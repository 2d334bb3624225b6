/**
 * What programs ask: the routes under {@code /api/v1}, feeds, exports and the files that search engines and browsers look
 * for. You bring the library; you get {@link mn.sonin.search.api.Api#routes}, each with its description. It shows no pages.
 */
@NullMarked
package mn.sonin.search.api;

import org.jspecify.annotations.NullMarked;
