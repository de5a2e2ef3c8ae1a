package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Repairs the alarms of an entry. One without a trigger never rings, so it goes.
final class AlarmRepair {

    private AlarmRepair() {}

    static List<Component> repair(List<Component> inner) {
        if (inner.isEmpty()) {
            return inner;
        }
        var out = new ArrayList<Component>(inner.size());
        for (var component : inner) {
            if (!component.is("VALARM")) {
                out.add(component);
                continue;
            }
            var alarm = alarm(component);
            if (alarm != null) {
                out.add(alarm);
            }
        }
        return List.copyOf(out);
    }

    private static @Nullable Component alarm(Component alarm) {
        var out = new ArrayList<Property>(alarm.properties().size() + 1);
        boolean trigger = false;
        boolean action = false;
        boolean attach = false;
        for (var property : alarm.properties()) {
            if (property.value().isBlank()) {
                continue;
            }
            switch (property.name()) {
                case "TRIGGER" -> {
                    var repaired = trigger ? null : trigger(property);
                    if (repaired != null) {
                        out.add(repaired);
                        trigger = true;
                    }
                }
                case "ACTION" -> {
                    if (!action) {
                        var upper = Texts.upper(property.value().strip());
                        out.add(
                                upper.equals(property.value())
                                        ? property
                                        : property.withValue(upper));
                        action = true;
                    }
                }
                case "ATTACH" -> {
                    // Several are legal in an e-mail alarm alone, and refused by sabre/dav.
                    if (!attach && !property.value().regionMatches(true, 0, "CID:", 0, 4)) {
                        out.add(property);
                        attach = true;
                    }
                }
                case "DESCRIPTION", "SUMMARY" -> out.add(TextRepair.repair(property));
                default -> out.add(property);
            }
        }
        if (!trigger) {
            return null;
        }
        if (!action) {
            out.add(Property.of("ACTION", "DISPLAY"));
        }
        return new Component("VALARM", List.copyOf(out), alarm.components());
    }

    private static @Nullable Property trigger(Property property) {
        var span = Span.parse(property.value());
        if (span != null) {
            var plain = property.without("VALUE").without("TZID");
            var text = span.text();
            return plain.value().equals(text) ? plain : plain.withValue(text);
        }
        var when = When.of(property.value(), null);
        if (when == null || when instanceof When.Day) {
            return null;
        }
        var utc = new When.Utc(when.local()).value();
        var absolute = property.without("TZID").without("RELATED");
        if (!absolute.has("VALUE", "DATE-TIME")) {
            absolute = absolute.with(Parameter.of("VALUE", "DATE-TIME"));
        }
        return absolute.value().equals(utc) ? absolute : absolute.withValue(utc);
    }
}
