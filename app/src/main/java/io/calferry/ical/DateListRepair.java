package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;

/// Repairs EXDATE and RDATE: every date told in the way of DTSTART, each once.
final class DateListRepair {

    private DateListRepair() {}

    /// An RDATE that has an end of its own.
    record Period(When start, When end) {}

    /// Adds the repaired property to `out`, and what periods it has to `periods`: they cross as
    /// dates with an override each, since Radicale takes no periods.
    static void add(
            Property property, When series, Times times, List<Property> out, List<Period> periods)
            throws UnfitException {
        var tzid = property.find("TZID");
        var dates = new LinkedHashSet<String>();
        for (var value : Rule.split(property.value(), ',')) {
            int slash = value.indexOf('/');
            var when = times.read(slash < 0 ? value : value.substring(0, slash), tzid);
            // A date that is none adds and excludes nothing.
            if (when != null) {
                var start = times.like(when, series);
                dates.add(start.value());
                if (slash >= 0) {
                    addPeriod(start, value.substring(slash + 1), tzid, times, periods);
                }
            }
        }
        if (!dates.isEmpty()) {
            times.use(series);
            out.add(series.in(property, String.join(",", dates)));
        }
    }

    private static void addPeriod(
            When start, String text, @Nullable String tzid, Times times, List<Period> periods)
            throws UnfitException {
        var until = times.read(text, tzid);
        var span = Span.parse(text);
        if (until != null) {
            periods.add(new Period(start, times.like(until, start)));
        } else if (span != null) {
            periods.add(new Period(start, start.at(span.after(start.local()))));
        }
    }
}
