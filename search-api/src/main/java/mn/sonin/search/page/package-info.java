/**
 * The HTML a reader sees. You bring the library; you get {@link mn.sonin.search.page.Pages#routes}, in English and Mongolian,
 * usable without script. The templates stand in {@code src/main/jte} and become classes of this package; what they show
 * comes ready-made in records, so that a template decides nothing.
 */
@NullMarked
package mn.sonin.search.page;

import org.jspecify.annotations.NullMarked;
