package io.calferry;

import io.calferry.agent.Workplace.Verbosity;
import io.calferry.settings.Settings.LogLevel;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the log of this process goes. Apart from [Logging], so that whoever logs nothing does not
/// load Logback for it.
///
/// @param err where lines go, too, where that is wanted
record LogPlace(LogFile file, Verbosity verbosity, PrintStream err) {

    private static final long LONGEST = 2 << 20;

    private static volatile Optional<LogPlace> current = Optional.empty();
    private static volatile LogLevel level = LogLevel.NORMAL;
    private static volatile Runnable listener = () -> {};

    /// Begins to write to `calferry.log` in `data`; to `err`, too, where that is wanted.
    static void begin(Path data, Verbosity verbosity, PrintStream err) {
        var file = new LogFile(data.resolve("calferry.log"), LONGEST);
        current = Optional.of(new LogPlace(file, verbosity, err));
        listener.run();
    }

    /// Writes as much as `wanted` from now on; where lines are shown, too, all of them are written
    /// all the same.
    static void level(LogLevel wanted) {
        level = wanted;
        listener.run();
    }

    /// Empty until [#begin] was called; until then nothing is logged.
    static Optional<LogPlace> current() {
        return current;
    }

    /// Tells `whom` how much is wanted, now and whenever that changes.
    static void listen(Consumer<LogLevel> whom) {
        listener = () -> whom.accept(wanted());
        listener.run();
    }

    private static LogLevel wanted() {
        return switch (current.map(LogPlace::verbosity).orElse(Verbosity.QUIET)) {
            case QUIET -> level;
            case VERBOSE -> LogLevel.DETAILED;
        };
    }

    void write(String text) {
        file.append(text);
        switch (verbosity) {
            case QUIET -> {}
            case VERBOSE -> {
                err.print(text);
                err.flush();
            }
        }
    }
}
