/**
 * Whose turn it is at a host, and how long to wait. You bring a host, its addresses and the pause that its source and its
 * robots.txt ask for; you get a turn when it is yours, or the time when to come again. What may be asked for is decided in
 * the robots package, and nothing is sent from here.
 */
@NullMarked
package mn.sonin.crawler.politeness;

import org.jspecify.annotations.NullMarked;
