package io.calferry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;

import java.time.Instant;
import java.util.regex.Pattern;

/// A line for an event of the log, and the stack of what was thrown. Written out by hand, because
/// the parser of patterns takes longer to load than all lines of a run to write.
///
/// Redacts: what stands after a word such as `password`, users and paths of addresses, and the
/// messages of exceptions that are not known to be free of what a calendar holds.
final class LogLayout extends LayoutBase<ILoggingEvent> {

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)(authorization|password|passwd|secret|token|cookie)(\\s*[:=]\\s*)"
                            + "(?:(?:basic|bearer|digest|negotiate|ntlm)\\s+)?[^\\s,;\\]})]+");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)\\b(https?|webcal)://(?:[^\\s/@]*@)?([^\\s/?#,\\])]+)[^\\s,\\])]*");

    @Override
    public String doLayout(ILoggingEvent event) {
        var line =
                new StringBuilder()
                        .append(Instant.ofEpochMilli(event.getTimeStamp()))
                        .append(' ')
                        .append(event.getLevel())
                        .append(' ')
                        .append(shortName(event.getLoggerName()))
                        .append(": ")
                        .append(redacted(event.getFormattedMessage()))
                        .append('\n');
        var prefix = "";
        for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            thrown(line, prefix, thrown);
            prefix = "caused by ";
        }
        return line.toString();
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static void thrown(StringBuilder line, String prefix, IThrowableProxy thrown) {
        line.append("  ").append(prefix).append(thrown.getClassName());
        if (isHarmless(thrown.getClassName()) && thrown.getMessage() != null) {
            line.append(": ").append(redacted(thrown.getMessage()));
        }
        line.append('\n');
        for (var frame : thrown.getStackTraceElementProxyArray()) {
            line.append("    ").append(frame.getSTEAsString()).append('\n');
        }
    }

    /// Whose messages name files, hosts and numbers, and nothing that a calendar holds.
    private static boolean isHarmless(String className) {
        return className.startsWith("io.calferry.sync.")
                || className.startsWith("java.net.")
                || className.startsWith("java.nio.file.")
                || className.startsWith("javax.net.ssl.")
                || className.startsWith("org.sqlite.")
                || className.equals("java.lang.NullPointerException")
                || className.equals("java.lang.ClassCastException");
    }

    /// Without secrets, and in one line.
    static String redacted(String text) {
        var plain = ADDRESS.matcher(text).replaceAll("$1://$2/...");
        return SECRET.matcher(plain).replaceAll("$1$2...").replaceAll("[\\p{Cntrl}]+", " ");
    }
}
