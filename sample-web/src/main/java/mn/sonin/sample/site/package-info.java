/**
 * How the sample press looks on the web. You bring an outlet, its tellings and a request; you get the answer its platform
 * would give: page, list, feed, sitemap, JSON or refusal. Sockets and the moods of servers are left to the sample web.
 */
@NullMarked
package mn.sonin.sample.site;

import org.jspecify.annotations.NullMarked;
