package io.calferry.ical;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A component (RFC 5545 section 3.6) with everything in it, in the order of the text. Immutable;
/// the `with…` methods give changed copies. What this program does not know is kept as it is.
///
/// @param name in upper case
public record Component(String name, List<Property> properties, List<Component> components) {

    /// Reads the VCALENDAR of a calendar object; see [#parse(byte\[\])].
    public static Component parse(CalendarObject object) throws StoreException {
        return parse(object.text());
    }

    /// Reads a VCALENDAR; see [#parse(byte\[\])].
    public static Component parse(String text) throws StoreException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a VCALENDAR as tolerantly as can be: lower-case names, any line ends, a BOM, lines
    /// that are not UTF-8, folds inside a character, control characters, lines without a colon,
    /// missing ENDs. Components of several VCALENDARs are put into one, bare ones get one. Throws
    /// [io.calferry.sync.Fault.Unreadable] with `BAD_OBJECT` where there is no component at all, or
    /// more than [Limits#OBJECT] of it.
    public static Component parse(byte[] text) throws StoreException {
        if (text.length > Limits.OBJECT) {
            throw new StoreException(
                    new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, "larger than 10 MB"));
        }
        return new Parser(text).calendar();
    }

    /// The component as text: lines folded at 75 octets and ended by CRLF.
    public String text() {
        return new Printer().print(this).toString();
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /// Whether this is a component of the kind that a calendar object is made of: VEVENT, VTODO or
    /// VJOURNAL.
    public boolean isEntry() {
        return name.equals("VEVENT") || name.equals("VTODO") || name.equals("VJOURNAL");
    }

    /// The events, to-dos and journals in this calendar: master and overrides, in their order.
    public List<Component> entries() {
        var entries = new ArrayList<Component>(components.size());
        for (var component : components) {
            if (component.isEntry()) {
                entries.add(component);
            }
        }
        return entries;
    }

    /// The first property of this name.
    public Optional<Property> first(String property) {
        return Optional.ofNullable(find(property));
    }

    @Nullable Property find(String property) {
        for (var candidate : properties) {
            if (candidate.name().equals(property)) {
                return candidate;
            }
        }
        return null;
    }

    @Nullable String valueOf(String property) {
        var found = find(property);
        return found == null ? null : found.value();
    }

    public boolean has(String property) {
        return find(property) != null;
    }

    /// All properties of this name.
    public List<Property> all(String property) {
        var found = new ArrayList<Property>(2);
        for (var candidate : properties) {
            if (candidate.is(property)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /// With `property` in the place of the first of its name, the others of that name gone; at the
    /// end where there was none.
    public Component with(Property property) {
        var changed = new ArrayList<Property>(properties.size() + 1);
        var placed = false;
        for (var old : properties) {
            if (!old.name().equals(property.name())) {
                changed.add(old);
            } else if (!placed) {
                changed.add(property);
                placed = true;
            }
        }
        if (!placed) {
            changed.add(property);
        }
        return withProperties(changed);
    }

    /// With one more property, at the end.
    public Component plus(Property property) {
        var changed = new ArrayList<>(properties);
        changed.add(property);
        return withProperties(changed);
    }

    /// Without any property of these names.
    public Component without(String... names) {
        var rest = new ArrayList<Property>(properties.size());
        for (var property : properties) {
            if (!isOneOf(property.name(), names)) {
                rest.add(property);
            }
        }
        return rest.size() == properties.size() ? this : withProperties(rest);
    }

    private static boolean isOneOf(String name, String[] names) {
        for (var candidate : names) {
            if (candidate.equals(name)) {
                return true;
            }
        }
        return false;
    }

    public Component withProperties(List<Property> others) {
        return new Component(name, List.copyOf(others), components);
    }

    public Component withComponents(List<Component> others) {
        return new Component(name, properties, List.copyOf(others));
    }

    /// With every event, to-do and journal of this calendar changed.
    public Component mapEntries(UnaryOperator<Component> change) {
        var changed = new ArrayList<Component>(components.size());
        for (var component : components) {
            changed.add(component.isEntry() ? change.apply(component) : component);
        }
        return withComponents(changed);
    }
}
