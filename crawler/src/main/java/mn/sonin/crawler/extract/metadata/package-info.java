/**
 * Bring a parsed page; get what it says about itself for machines: JSON-LD, microdata, Open Graph and meta tags, and
 * the elements that carry headings, times and authors. No value is judged here.
 */
@NullMarked
package mn.sonin.crawler.extract.metadata;

import org.jspecify.annotations.NullMarked;
