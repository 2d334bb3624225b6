package mn.sonin.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import mn.sonin.config.Settings;
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

    /** One line for each outcome, in the form the operator chose, for a program that runs unattended. */
    static void everyOutcome(Settings.LogFormat format) {
        if (LoggerFactory.getLogger("mn.sonin") instanceof Logger ours) {
            ours.setLevel(Level.INFO);
            if (format == Settings.LogFormat.JSON) {
                asJson(ours.getLoggerContext());
            }
        }
    }

    /** From now on each line is one JSON object, for whatever gathers logs. */
    private static void asJson(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
            if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
                JsonEncoder encoder = new JsonEncoder();
                encoder.setContext(context);
                encoder.setWithSequenceNumber(false);
                encoder.setWithNanoseconds(false);
                encoder.setWithContext(false);
                encoder.setWithMarkers(false);
                encoder.setWithMDC(false);
                encoder.setWithKVPList(false);
                encoder.setWithArguments(false);
                encoder.setWithMessage(false);
                encoder.setWithFormattedMessage(true);
                encoder.start();
                stream.setEncoder(encoder);
            }
        });
    }
}
