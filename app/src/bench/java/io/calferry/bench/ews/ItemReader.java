package io.calferry.bench.ews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads properties of an item from a request.
record ItemReader(Call call) {

    /// Those that are no values of the bag.
    private static final Set<Field> ELSEWHERE = EnumSet.of(Field.MIME_CONTENT, Field.ATTACHMENTS);

    /// All that an element `CalendarItem` carries, into a bag and the extended properties.
    void readInto(Element item, Map<Field, Object> own, Map<ExtendedName, List<String>> extended)
            throws Refusal {
        var zone = item.child("StartTimeZone");
        var start =
                zone.isPresent() ? Optional.of(zone(zone.get())) : Optional.<WindowsZone>empty();
        for (var child : item.children()) {
            if (child.name().equals("ExtendedProperty")) {
                var path = child.child("ExtendedFieldURI");
                if (path.isPresent()) {
                    TwoNames.set(ExtendedName.read(path.get()), values(child), own, extended);
                }
                continue;
            }
            var field = Field.ofElement(child.name());
            if (field.isPresent() && !ELSEWHERE.contains(field.get())) {
                if (!field.get().isSetAtCreation()) {
                    throw readOnly(field.get());
                }
                own.put(field.get(), value(field.get(), child, start));
            }
        }
    }

    static Refusal readOnly(Field field) {
        return new Refusal(
                "ErrorInvalidPropertySet", "Set action is invalid for property: " + field.uri());
    }

    static List<String> values(Element property) {
        var single = property.child("Value");
        return single.isPresent()
                ? List.of(single.get().text())
                : property.childrenAt("Values").stream().map(Element::text).toList();
    }

    /// @param zone in which a time without an offset is meant
    Object value(Field field, Element element, Optional<WindowsZone> zone) throws Refusal {
        return switch (field.form()) {
            case TEXT -> element.text();
            case BOOL -> bool(element.text());
            case NUMBER -> number(element.text());
            case TIME -> call.time(element.text(), zone);
            case BODY ->
                    new Body(
                            Body.Kind.of(element.attribute("BodyType").orElse("HTML")),
                            element.text());
            case STRINGS -> element.children().stream().map(Element::text).toList();
            case PERSON -> person(element);
            case PEOPLE -> people(element);
            case ZONE -> field == Field.MEETING_TIME_ZONE ? WindowsZone.UTC : zone(element);
            case RECURRENCE -> Recurrence.read(element);
            case OTHER -> throw readOnly(field);
        };
    }

    private static Boolean bool(String text) throws Refusal {
        return switch (text.strip()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Refusal.schema("The value '" + text + "' is not a boolean.");
        };
    }

    private static Integer number(String text) throws Refusal {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw Refusal.schema("The value '" + text + "' is not a number.");
        }
    }

    private List<Person> people(Element list) throws Refusal {
        var people = new ArrayList<Person>();
        for (var attendee : list.children()) {
            people.add(person(attendee));
        }
        return people;
    }

    /// Whoever has an address here is known by the name that the organisation has.
    private Person person(Element attendee) throws Refusal {
        var address = attendee.textAt("Mailbox", "EmailAddress").map(String::strip).orElse("");
        if (address.isEmpty()) {
            throw new Refusal("ErrorInvalidRecipients", "At least one recipient isn't valid.");
        }
        var routing = attendee.textAt("Mailbox", "RoutingType").orElse("SMTP");
        var known = call.all().find(address).map(Mailbox::name);
        var name = known.or(() -> attendee.textAt("Mailbox", "Name")).orElse(address);
        var response = attendee.textAt("ResponseType").orElse("Unknown");
        var when = attendee.textAt("LastResponseTime");
        Optional<Instant> answered =
                when.isPresent()
                        ? Optional.of(call.time(when.get(), Optional.empty()))
                        : Optional.empty();
        return new Person(name, address, routing, response, answered);
    }

    /// A zone by its id. Periods that come with an id that Windows does not know make a custom
    /// zone, whose rules are those of the first zone that fits.
    static WindowsZone zone(Element element) throws Refusal {
        var id = element.attribute("Id").orElse("");
        var known = WindowsZone.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        var own = ZoneReader.read(element);
        return own.orElseThrow(
                () -> new Refusal("ErrorTimeZone", "The time zone is not known: " + id));
    }
}
