package io.calferry.ical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Repairs EXDATE and RDATE: every date told in the way of DTSTART, each once.
final class DateListRepair {

    private DateListRepair() {}

    static void add(Property property, When series, Times times, List<Property> out)
            throws UnfitException {
        if (property.has("VALUE", "PERIOD") || property.value().indexOf('/') > 0) {
            addPeriods(property, times, out);
            return;
        }
        var values = Rule.split(property.value(), ',');
        var dates = new LinkedHashSet<String>();
        for (var value : values) {
            var when = times.read(value, property.find("TZID"));
            // A date that is none excludes nothing.
            if (when != null) {
                dates.add(times.like(when, series).value());
            }
        }
        if (!dates.isEmpty()) {
            times.use(series);
            out.add(series.in(property, String.join(",", dates)));
        }
    }

    /// Periods have a length of their own; their times keep the zone they have.
    private static void addPeriods(Property property, Times times, List<Property> out)
            throws UnfitException {
        var periods = new ArrayList<String>();
        When sample = null;
        for (var value : Rule.split(property.value(), ',')) {
            int slash = value.indexOf('/');
            var start =
                    times.read(
                            slash < 0 ? value : value.substring(0, slash), property.find("TZID"));
            var end = slash < 0 ? "PT0S" : value.substring(slash + 1);
            var until = times.read(end, property.find("TZID"));
            var span = Span.parse(end);
            if (start == null || start instanceof When.Day || until == null && span == null) {
                continue;
            }
            sample = sample == null ? start : sample;
            var last = until == null ? end : times.like(until, sample).value();
            periods.add(times.like(start, sample).value() + "/" + last);
        }
        if (sample != null) {
            times.use(sample);
            var plain = sample.in(property, String.join(",", periods));
            out.add(plain.with(Parameter.of("VALUE", "PERIOD")));
        }
    }
}
