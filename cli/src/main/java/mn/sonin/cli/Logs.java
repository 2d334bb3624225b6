package mn.sonin.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What the program says of its work, on standard error. */
final class Logs {
    private Logs() {}

    /** Libraries that use the platform's own logging speak through ours. */
    static void gather() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** One line for each outcome, for a program that runs unattended. */
    static void everyOutcome() {
        if (LoggerFactory.getLogger("mn.sonin") instanceof Logger ours) {
            ours.setLevel(Level.INFO);
        }
    }
}
