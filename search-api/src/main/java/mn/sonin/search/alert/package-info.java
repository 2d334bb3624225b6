/**
 * Tells readers what is new on their searches: you bring saved searches and ways to send, and every match reaches each target at least once, under
 * one key. {@link mn.sonin.search.alert.Alerts} is the door. Who may save a search, and how its feeds are written, is left out.
 */
@NullMarked
package mn.sonin.search.alert;

import org.jspecify.annotations.NullMarked;
