package io.calferry;

import org.slf4j.LoggerFactory;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What JavaFX has to say, and what ends a thread of any library, goes into our log: on standard
/// error a person would take it for ours.
final class LibraryLog extends Handler {

    /// Kept, because a logger that nobody holds forgets what it was told.
    private static final Logger JAVA_FX = Logger.getLogger("javafx");

    private final org.slf4j.Logger ours = LoggerFactory.getLogger("io.calferry.javafx");

    private LibraryLog() {}

    /// From now on, in this process.
    static synchronized void intoOurs() {
        if (JAVA_FX.getHandlers().length == 0) {
            JAVA_FX.setUseParentHandlers(false);
            JAVA_FX.addHandler(new LibraryLog());
        }
        var strays = LoggerFactory.getLogger("io.calferry.threads");
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, e) -> strays.warn("{} ends", thread.getName(), e));
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            ours.info("{}", line.getMessage(), line.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
