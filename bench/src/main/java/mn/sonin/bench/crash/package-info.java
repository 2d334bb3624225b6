/**
 * Kills a program that harvests, indexes and sends alerts, again and again, and looks at what is left. You bring the shipped configuration and a number of
 * kills; you get a line for each kill and a sum. It kills a process, not the machine: what a power cut takes is left out.
 */
@NullMarked
package mn.sonin.bench.crash;

import org.jspecify.annotations.NullMarked;
