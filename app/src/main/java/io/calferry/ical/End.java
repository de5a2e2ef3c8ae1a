package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// When an entry ends, whether it says so by DTEND, DUE or DURATION.
final class End {

    /// An end within this many seconds is none: [Repair] writes one where there was none.
    private static final long NO_LENGTH = 1;

    private End() {}

    /// The end of an entry; null where it has none, and where that goes without saying: the next
    /// day for a whole day, the start for a time.
    static @Nullable When of(Component entry) {
        var property = entry.find(entry.is("VTODO") ? "DUE" : "DTEND");
        var duration = entry.find("DURATION");
        var start = entry.find("DTSTART");
        var begin = start == null ? null : When.of(start);
        var end = property == null ? null : When.of(property);
        if (begin == null) {
            return end;
        }
        if (end == null) {
            var span = duration == null ? null : Span.parse(duration.value());
            if (span == null) {
                return null;
            }
            end = begin.at(span.after(begin.local()));
        }
        return entry.is("VEVENT") && goesWithoutSaying(begin, end) ? null : end;
    }

    private static boolean goesWithoutSaying(When begin, When end) {
        long seconds = second(end.local()) - second(begin.local());
        return begin instanceof When.Day
                ? seconds == 86_400
                : seconds >= 0 && seconds <= NO_LENGTH && end.isLike(begin);
    }

    private static long second(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC);
    }
}
