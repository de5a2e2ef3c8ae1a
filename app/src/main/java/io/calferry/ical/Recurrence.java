package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// When a repaired calendar object takes place: the start itself, its rules and RDATEs without its
/// EXDATEs, and its overrides in the place of what they override (RFC 5545 section 3.8.5).
///
/// No rule can make it spin: a rule that is silent for some 500 years is at its end, and one is
/// followed over [Expansion#LABOUR] days and instances at the most, a few hundredths of a second.
/// Instances before the time asked for are skipped, not counted through, except under a COUNT. A
/// rule after another calendar than the Gregorian (RFC 7529) is not followed; its object is taken
/// to go on for ever.
public final class Recurrence {

    /// Dates that an EXRULE may exclude in one range.
    private static final int EXCLUDED = 100_000;

    private final Times times;
    private final ZoneId zone;
    private final @Nullable Component master;
    private final @Nullable When start;
    private final Duration length;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<LocalDateTime> dates = new HashSet<>();
    private final Set<LocalDateTime> excluded = new HashSet<>();
    private final List<Rule> excludingRules = new ArrayList<>();
    private final List<Instance> overrides = new ArrayList<>();
    private boolean foreign;

    private Recurrence(Component calendar, ZoneId zone) throws UnfitException {
        this.times = new Times(Years.of(calendar).zones(calendar));
        this.zone = zone;
        Component found = null;
        for (var entry : calendar.components()) {
            if (entry.isEntry() && !entry.has("RECURRENCE-ID")) {
                found = entry;
            }
        }
        this.master = found;
        this.start = found == null ? null : anchor(found);
        this.length = found == null || start == null ? Duration.ZERO : length(found, start);
        if (found != null && start != null) {
            readRules(found, start);
        }
        for (var entry : calendar.components()) {
            if (entry.isEntry() && entry.has("RECURRENCE-ID")) {
                override(entry);
            }
        }
    }

    /// Of a calendar that [Repair] gave.
    ///
    /// @param zone in which whole days and floating times are taken
    public static Recurrence of(Component repaired, ZoneId zone) {
        try {
            return new Recurrence(repaired, zone);
        } catch (UnfitException e) {
            throw new IllegalArgumentException("not a repaired calendar", e);
        }
    }

    /// Whether any instance lies, in part, between `from`, inclusive, and `to`, exclusive. An
    /// object without any time, such as a to-do without a date, lies everywhere.
    public boolean anyBetween(Instant from, Instant to) {
        if (start == null && overrides.isEmpty() || foreign) {
            return true;
        }
        var found = new ArrayList<Instance>();
        visit(from, to, instance -> !found.add(instance));
        return !found.isEmpty();
    }

    /// The instances that lie, in part, between `from`, inclusive, and `to`, exclusive: the first
    /// `limit` that were found, in the order of their start.
    public List<Instance> between(Instant from, Instant to, int limit) {
        var found = new ArrayList<Instance>();
        if (limit > 0) {
            visit(
                    from,
                    to,
                    instance -> {
                        found.add(instance);
                        return found.size() < limit;
                    });
        }
        found.sort(Comparator.comparing(Instance::start));
        return List.copyOf(found);
    }

    /// Shows what lies in the range to `visitor` until it says false.
    private void visit(Instant from, Instant to, Predicate<Instance> visitor) {
        for (var override : overrides) {
            if (override.overlaps(from, to) && !visitor.test(override)) {
                return;
            }
        }
        if (master == null || start == null) {
            return;
        }
        // Local times are up to a day away from the instants that are asked for.
        var first = local(from).minus(length).minusDays(2);
        var last = local(to).plusDays(2);
        excludeByRule(first, last);
        var shown = new HashSet<>(dates);
        shown.add(start.local());
        for (var local : new TreeSet<>(shown)) {
            if (!show(local, from, to, visitor)) {
                return;
            }
        }
        for (var rule : rules) {
            var instances = new Expansion(rule, start.local());
            instances.skipTo(first);
            for (var local = instances.next(); local != null; local = instances.next()) {
                if (local.isAfter(last)) {
                    break;
                }
                // What lies before the range need not be remembered.
                if (!local.isBefore(first) && shown.add(local) && !show(local, from, to, visitor)) {
                    return;
                }
            }
        }
    }

    private static LocalDateTime local(Instant instant) {
        long second =
                Math.clamp(
                        instant.getEpochSecond(),
                        LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(9999, 12, 1, 0, 0).toEpochSecond(ZoneOffset.UTC));
        return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    }

    private boolean show(
            LocalDateTime local, Instant from, Instant to, Predicate<Instance> visitor) {
        if (master == null || start == null || excluded.contains(local)) {
            return true;
        }
        var instance = instance(start.at(local), length, master);
        return !instance.overlaps(from, to) || visitor.test(instance);
    }

    /// What the EXRULEs (RFC 2445 section 4.8.5.2) exclude in a range, as far as they are followed.
    private void excludeByRule(LocalDateTime first, LocalDateTime last) {
        for (var rule : excludingRules) {
            if (start != null) {
                var instances = new Expansion(rule, start.local());
                instances.skipTo(first);
                var at = instances.next();
                for (int i = 0; at != null && !at.isAfter(last) && i < EXCLUDED; i++) {
                    excluded.add(at);
                    at = instances.next();
                }
            }
        }
    }

    private Instance instance(When at, Duration lasts, Component entry) {
        var begin = instant(at);
        if (at instanceof When.Day) {
            return new Instance(begin, instant(at.at(at.local().plus(lasts))), entry);
        }
        return new Instance(begin, begin.plus(lasts), entry);
    }

    private Instant instant(When when) {
        return switch (when) {
            case When.Day(var date) -> date.atStartOfDay(zone).toInstant();
            case When.Floating(var local) -> local.atZone(zone).toInstant();
            case When.Utc utc -> utc.instant();
            case When.Zoned _ -> Instant.ofEpochSecond(times.second(when));
        };
    }

    /// DTSTART, or for a to-do without one its DUE.
    private @Nullable When anchor(Component entry) throws UnfitException {
        for (var name : List.of("DTSTART", "DUE")) {
            var property = entry.find(name);
            var when = property == null ? null : times.read(property);
            if (when != null) {
                return when;
            }
        }
        return null;
    }

    private Duration length(Component entry, When begin) throws UnfitException {
        for (var property : entry.properties()) {
            switch (property.name()) {
                case "DTEND", "DUE" -> {
                    var end = times.read(property);
                    if (end != null) {
                        return Duration.ofSeconds(
                                Math.max(0, times.second(end) - times.second(begin)));
                    }
                }
                case "DURATION" -> {
                    var span = Span.parse(property.value());
                    if (span != null && !span.isNegative()) {
                        return Duration.ofDays(span.days()).plusSeconds(span.seconds());
                    }
                }
                default -> {
                    // Says nothing of its length.
                }
            }
        }
        return begin instanceof When.Day ? Duration.ofDays(1) : Duration.ZERO;
    }

    private void readRules(Component entry, When series) throws UnfitException {
        for (var property : entry.properties()) {
            switch (property.name()) {
                case "RRULE", "EXRULE" -> {
                    var rule = Rule.parse(property.value());
                    foreign |= RuleRepair.isForeign(property);
                    if (rule != null) {
                        (property.is("RRULE") ? rules : excludingRules)
                                .add(localUntil(rule, series, times));
                    }
                }
                case "RDATE" -> read(property, series, dates);
                case "EXDATE" -> read(property, series, excluded);
                default -> {
                    // Says nothing of when.
                }
            }
        }
    }

    private void read(Property property, When series, Set<LocalDateTime> into)
            throws UnfitException {
        for (var value : Rule.split(property.value(), ',')) {
            int slash = value.indexOf('/');
            var begin = slash < 0 ? value : value.substring(0, slash);
            var when = times.read(begin, property.find("TZID"));
            if (when != null) {
                into.add(times.like(when, series).local());
            }
        }
    }

    private void override(Component entry) throws UnfitException {
        var property = entry.find("RECURRENCE-ID");
        var replaced = property == null ? null : times.read(property);
        if (replaced != null && start != null) {
            excluded.add(times.like(replaced, start).local());
        }
        var begin = anchor(entry);
        if (begin != null) {
            overrides.add(instance(begin, length(entry, begin), entry));
        }
    }

    /// The rule with its UNTIL told in the local time of the series.
    static Rule localUntil(Rule rule, When series, Times times) {
        if (rule.until() instanceof When.Utc utc && series instanceof When.Zoned) {
            var local = times.like(utc, series);
            return rule.withUntil(new When.Floating(local.local()));
        }
        return rule;
    }
}
