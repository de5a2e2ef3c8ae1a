package io.calferry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.slf4j.Logger;

/// Sets the log up, in place of an XML file, whose parser takes longer to load than a run that has
/// nothing to do. Logback finds it by `META-INF/services` when the first logger is made, and asks
/// nobody else.
public final class Logging extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var appender = new Writing();
        appender.setContext(context);
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        var ours = context.getLogger("io.calferry");
        LogPlace.listen(
                wanted ->
                        ours.setLevel(
                                switch (wanted) {
                                    case WARNINGS -> Level.WARN;
                                    case NORMAL -> Level.INFO;
                                    case DETAILED -> Level.DEBUG;
                                }));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static final class Writing extends AppenderBase<ILoggingEvent> {

        private final LogLayout layout = new LogLayout();

        @Override
        protected void append(ILoggingEvent event) {
            LogPlace.current().ifPresent(place -> place.write(layout.doLayout(event)));
        }
    }
}
