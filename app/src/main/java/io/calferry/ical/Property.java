package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A content line (RFC 5545 section 3.1).
///
/// @param name in upper case
/// @param value as it stands in the text, unfolded: a TEXT still has its backslashes, see [#text]
public record Property(String name, List<Parameter> parameters, String value) {

    /// A property without parameters, its value in the form of the text.
    public static Property of(String name, String value) {
        return new Property(name, List.of(), value);
    }

    /// A property whose value is a TEXT (RFC 5545 section 3.3.11), given as a person would write
    /// it.
    public static Property ofText(String name, String plain) {
        return of(name, Texts.escape(plain));
    }

    /// The value of a TEXT as a person reads it: without backslashes, with line feeds.
    public String text() {
        return Texts.unescape(value);
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /// The value of a parameter; several values are joined by commas.
    public Optional<String> parameter(String wanted) {
        return Optional.ofNullable(find(wanted));
    }

    /// Whether the parameter is there and has this one value, in any case.
    public boolean has(String parameter, String wanted) {
        var found = find(parameter);
        return found != null && found.equalsIgnoreCase(wanted);
    }

    @Nullable String find(String parameter) {
        for (var candidate : parameters) {
            if (candidate.name().equals(parameter)) {
                return candidate.value();
            }
        }
        return null;
    }

    public Property withValue(String other) {
        return new Property(name, parameters, other);
    }

    /// With `parameter` in place of any of its name.
    public Property with(Parameter parameter) {
        var changed = new ArrayList<Parameter>(parameters.size() + 1);
        for (var old : parameters) {
            if (!old.name().equals(parameter.name())) {
                changed.add(old);
            }
        }
        changed.add(parameter);
        return new Property(name, List.copyOf(changed), value);
    }

    /// Without the parameter, if it is there.
    public Property without(String parameter) {
        if (find(parameter) == null) {
            return this;
        }
        var rest = new ArrayList<Parameter>(parameters.size());
        for (var old : parameters) {
            if (!old.name().equals(parameter)) {
                rest.add(old);
            }
        }
        return new Property(name, List.copyOf(rest), value);
    }
}
