package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sees to it that overrides have a master, and each date one override.
final class Overrides {

    private Overrides() {}

    /// Adds an override for each period that lasts longer or shorter than the master, which comes
    /// first, and has none yet.
    static void add(List<DateListRepair.Period> periods, List<Component> entries, Times times) {
        if (periods.isEmpty()) {
            return;
        }
        var master = entries.getFirst();
        var dates = new HashSet<String>();
        for (var entry : entries) {
            dates.add(String.valueOf(entry.valueOf("RECURRENCE-ID")));
        }
        for (var period : periods) {
            var date = period.start().value();
            boolean longer = times.second(period.end()) > times.second(period.start());
            if (longer && !lasts(master, period, times) && dates.add(date)) {
                times.use(period.end());
                var end = period.end();
                entries.add(
                        master.without("RRULE", "EXRULE", "RDATE", "EXDATE", "DTEND", "DURATION")
                                .with(period.start().in(Property.of("DTSTART", "")))
                                .plus(end.in(Property.of("DTEND", "")))
                                .plus(period.start().in(Property.of("RECURRENCE-ID", ""))));
            }
        }
    }

    private static boolean lasts(Component master, DateListRepair.Period period, Times times) {
        var property = master.find("DTSTART");
        var start = property == null ? null : When.of(property);
        var end = End.of(master);
        if (start == null) {
            return true;
        }
        long day = start instanceof When.Day ? 86_400 : 0;
        long usual = end == null ? day : times.second(end) - times.second(start);
        return usual == times.second(period.end()) - times.second(period.start());
    }

    /// The master, made where there is none, then the overrides, each date once.
    static List<Component> complete(List<Component> entries, Times times) throws UnfitException {
        if (entries.size() == 1 && !entries.getFirst().has("RECURRENCE-ID")) {
            return entries;
        }
        Component master = null;
        Map<String, Component> byDate = new LinkedHashMap<>();
        for (var entry : entries) {
            var date = entry.valueOf("RECURRENCE-ID");
            if (date == null) {
                master = entry;
            } else {
                byDate.merge(date, entry, Overrides::newer);
            }
        }
        var all = new ArrayList<Component>();
        if (master != null) {
            all.add(master);
        } else if (byDate.size() == 1) {
            return List.of(byDate.values().iterator().next().without("RECURRENCE-ID"));
        } else {
            all.add(master(List.copyOf(byDate.values()), times));
        }
        all.addAll(byDate.values());
        return all;
    }

    /// Of two versions of one instance the later: by SEQUENCE, then by LAST-MODIFIED.
    private static Component newer(Component one, Component other) {
        int sequence =
                Long.compare(number(one.valueOf("SEQUENCE")), number(other.valueOf("SEQUENCE")));
        if (sequence != 0) {
            return sequence > 0 ? one : other;
        }
        var modified = String.valueOf(one.valueOf("LAST-MODIFIED"));
        return modified.compareTo(String.valueOf(other.valueOf("LAST-MODIFIED"))) > 0 ? one : other;
    }

    private static long number(@Nullable String value) {
        return value == null ? 0 : Long.parseLong(value);
    }

    /// A series of just these dates, all of which are overridden.
    private static Component master(List<Component> overrides, Times times) throws UnfitException {
        var first = overrides.getFirst();
        var id = first.find("RECURRENCE-ID");
        var model = id == null ? null : times.read(id);
        if (id == null || model == null) {
            throw new UnfitException("overrides without a series");
        }
        times.use(model);
        var dates = new ArrayList<String>();
        for (var override : overrides.subList(1, overrides.size())) {
            var other = override.find("RECURRENCE-ID");
            var when = other == null ? null : times.read(other);
            if (when != null) {
                dates.add(times.like(when, model).value());
            }
        }
        var start = model.in(Property.of("DTSTART", model.value()));
        var master = first.without("RECURRENCE-ID", "DTEND", "DURATION", "DUE").with(start);
        var end = EndRepair.of(master, model, times).missing();
        if (end != null) {
            master = master.plus(end);
        }
        var more = model.in(Property.of("RDATE", ""), String.join(",", dates));
        return master.plus(more);
    }
}
