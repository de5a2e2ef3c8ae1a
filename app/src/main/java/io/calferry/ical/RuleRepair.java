package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Repairs recurrence rules, and finds those that give nothing.
final class RuleRepair {

    private RuleRepair() {}

    static Property repair(Property property, When series, Times times) throws UnfitException {
        var rule = Rule.parse(property.value());
        if (rule == null && isForeign(property)) {
            return property;
        }
        if (rule == null) {
            throw new UnfitException("its repeat rule can't be read");
        }
        var until = rule.until();
        var told = until == null ? null : until(until, series, times);
        var repaired = rule.withUntil(told);
        if (told != null && rule.count() > 0) {
            repaired = shorter(repaired, series, times);
        }
        // Only what has to change is written anew.
        boolean asIs =
                property.value().equals(Texts.upper(property.value()))
                        && property.value().startsWith("FREQ=")
                        && !property.value().endsWith(";")
                        && property.value().indexOf(' ') < 0
                        && !property.value().contains("INTERVAL=0")
                        && repaired.count() == rule.count()
                        && Objects.equals(repaired.until(), until)
                        && (until == null || property.value().contains("UNTIL=" + until.value()));
        return asIs ? property : property.withValue(repaired.text());
    }

    /// Whether it counts by another calendar (RFC 7529), which may have a thirteenth month.
    static boolean isForeign(Property property) {
        var value = Texts.upper(property.value());
        return value.contains("RSCALE=") && !value.contains("RSCALE=GREGORIAN");
    }

    /// UNTIL has the value type of DTSTART, and is in UTC where DTSTART has a zone (RFC 5545
    /// section 3.3.10). A day includes all that begins on it.
    private static When until(When until, When series, Times times) {
        return switch (series) {
            case When.Day _ -> new When.Day(Times.day(until));
            case When.Floating _ -> new When.Floating(endOf(until));
            case When.Utc _ -> until instanceof When.Utc ? until : new When.Utc(endOf(until));
            case When.Zoned(_, var tzid) ->
                    until instanceof When.Utc
                            ? until
                            : new When.Utc(times.utc(new When.Zoned(endOf(until), tzid)));
        };
    }

    private static LocalDateTime endOf(When until) {
        return until instanceof When.Day(var date)
                ? LocalDateTime.of(date, LocalTime.of(23, 59, 59))
                : until.local();
    }

    /// COUNT and UNTIL exclude each other; the one that ends the series first stays.
    private static Rule shorter(Rule rule, When series, Times times) {
        var byCount = new Expansion(rule.withUntil(null), series.local());
        LocalDateTime last = series.local();
        for (var at = byCount.next(); at != null; at = byCount.next()) {
            last = at;
        }
        var limit = Recurrence.localUntil(rule, series, times).until();
        return limit != null && last.isAfter(limit.local())
                ? rule.withoutCount()
                : rule.withUntil(null);
    }

    /// Throws where no instance is left: by the rule itself, or because all are excluded.
    static void checkYield(List<Component> entries, Times times) throws UnfitException {
        if (entries.size() > 1) {
            return;
        }
        var master = entries.getFirst();
        var property = master.find("RRULE");
        var start = master.find("DTSTART");
        var series = start == null ? null : times.read(start);
        if (series == null) {
            return;
        }
        var rule = property == null ? null : Rule.parse(property.value());
        if (property != null && isForeign(property)) {
            return;
        }
        if (master.has("RDATE") && !master.has("EXDATE")) {
            return;
        }
        if (rule != null && first(rule, series, times) == null && !master.has("RDATE")) {
            throw new UnfitException("its repeat rule yields nothing");
        }
        if (master.has("EXDATE") && !leaves(master, rule, series, times)) {
            throw new UnfitException("every repetition is excluded");
        }
    }

    private static @Nullable LocalDateTime first(Rule rule, When series, Times times) {
        return new Expansion(Recurrence.localUntil(rule, series, times), series.local()).next();
    }

    private static boolean leaves(Component master, @Nullable Rule rule, When series, Times times)
            throws UnfitException {
        var excluded = new HashSet<LocalDateTime>();
        var extra = new HashSet<LocalDateTime>();
        for (var property : master.properties()) {
            if (property.is("EXDATE") || property.is("RDATE")) {
                for (var value : Rule.split(property.value(), ',')) {
                    int slash = value.indexOf('/');
                    var when =
                            times.read(
                                    slash < 0 ? value : value.substring(0, slash),
                                    property.find("TZID"));
                    if (when != null) {
                        (property.is("EXDATE") ? excluded : extra).add(when.local());
                    }
                }
            }
        }
        extra.removeAll(excluded);
        if (!extra.isEmpty() || !excluded.contains(series.local())) {
            return true;
        }
        if (rule == null) {
            return false;
        }
        var instances = new Expansion(Recurrence.localUntil(rule, series, times), series.local());
        for (var at = instances.next(); at != null; at = instances.next()) {
            if (!excluded.contains(at)) {
                return true;
            }
        }
        return false;
    }
}
