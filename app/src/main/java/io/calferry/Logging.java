package io.calferry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

import io.calferry.cli.Workplace.Verbosity;

import org.slf4j.Logger;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// Sets the log up, in place of an XML file, whose parser takes longer to load than a run that has
/// nothing to do. Logback finds it by `META-INF/services` and asks nobody else. Until [#begin] was
/// called, nothing is logged.
public final class Logging extends ContextAwareBase implements Configurator {

    private static final long LONGEST = 2 << 20;

    /// Where the log of this process goes.
    private record Place(LogFile file, Verbosity verbosity, PrintStream err) {}

    private static volatile Optional<Place> place = Optional.empty();
    private static volatile Optional<LoggerContext> running = Optional.empty();

    /// Begins to write to `calferry.log` in `data`; to `err`, too, where that is wanted.
    static void begin(Path data, Verbosity verbosity, PrintStream err) {
        var file = new LogFile(data.resolve("calferry.log"), LONGEST);
        place = Optional.of(new Place(file, verbosity, err));
        // Else logback starts, and asks, when the first logger is made: perhaps never.
        running.ifPresent(Logging::level);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var appender = new Writing();
        appender.setContext(context);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        level(context);
        running = Optional.of(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void level(LoggerContext context) {
        var verbosity = place.map(Place::verbosity).orElse(Verbosity.QUIET);
        context.getLogger("io.calferry")
                .setLevel(
                        switch (verbosity) {
                            case QUIET -> Level.INFO;
                            case VERBOSE -> Level.DEBUG;
                        });
    }

    private static final class Writing extends AppenderBase<ILoggingEvent> {

        private final LogLayout layout = new LogLayout();

        @Override
        protected void append(ILoggingEvent event) {
            place.ifPresent(
                    it -> {
                        var text = layout.doLayout(event);
                        it.file().append(text);
                        switch (it.verbosity()) {
                            case QUIET -> {}
                            case VERBOSE -> {
                                it.err().print(text);
                                it.err().flush();
                            }
                        }
                    });
        }
    }
}
