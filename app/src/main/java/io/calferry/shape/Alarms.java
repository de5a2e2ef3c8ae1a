package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Parameter;
import io.calferry.ical.Property;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The rules for reminders. No rule lets one cross that mails someone or starts a program (RFC 5545
/// section 3.6.6, actions EMAIL and PROCEDURE).
final class Alarms {

    private Alarms() {}

    static FieldRule rule(Reminders reminders) {
        return switch (reminders) {
            case Reminders.Keep _ -> Alarms::harmless;
            case Reminders.None _ -> Alarms::gone;
            case Reminders.Before(var lead) -> calendar -> replaced(calendar, lead);
        };
    }

    /// Only the alarms that show or sound something.
    static Component harmless(Component calendar) {
        return calendar.mapEntries(Alarms::harmlessOnly);
    }

    private static Component harmlessOnly(Component entry) {
        if (entry.components().isEmpty()) {
            return entry;
        }
        var rest = FieldRule.keepInside(entry, c -> !c.is("VALARM") || isHarmless(c));
        return rest.withComponents(
                rest.components().stream()
                        .map(c -> c.is("VALARM") ? FieldRule.keep(c, p -> !People.isPerson(p)) : c)
                        .toList());
    }

    static boolean displays(Component alarm) {
        return hasAction(alarm, "DISPLAY");
    }

    static boolean isHarmless(Component alarm) {
        return displays(alarm) || hasAction(alarm, "AUDIO");
    }

    private static boolean hasAction(Component alarm, String action) {
        return alarm.first("ACTION")
                .filter(p -> p.value().strip().equalsIgnoreCase(action))
                .isPresent();
    }

    private static Component gone(Component calendar) {
        return calendar.mapEntries(Alarms::without);
    }

    private static Component without(Component entry) {
        return FieldRule.keepInside(entry, c -> !c.is("VALARM"));
    }

    private static Component replaced(Component calendar, Duration lead) {
        return calendar.mapEntries(
                entry -> {
                    var inside = new ArrayList<>(without(entry).components());
                    inside.addAll(before(entry, lead));
                    return entry.withComponents(inside);
                });
    }

    /// One alarm; none where there is nothing to be ahead of. A to-do that is only due is reminded
    /// of ahead of that.
    private static List<Component> before(Component entry, Duration lead) {
        if (entry.is("VJOURNAL")) {
            return List.of();
        }
        var ahead = lead.isZero() ? "PT0S" : "-" + lead;
        var trigger = Property.of("TRIGGER", ahead);
        if (!entry.has("DTSTART")) {
            if (!entry.has("DUE")) {
                return List.of();
            }
            trigger = trigger.with(Parameter.of("RELATED", "END"));
        }
        var title = entry.first("SUMMARY").map(Property::value).orElse("");
        return List.of(
                new Component(
                        "VALARM",
                        List.of(
                                Property.of("ACTION", "DISPLAY"),
                                trigger,
                                Property.of("DESCRIPTION", title)),
                        List.of()));
    }
}
