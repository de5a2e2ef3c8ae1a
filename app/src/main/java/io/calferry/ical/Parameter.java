package io.calferry.ical;

import java.util.List;

/// A parameter of a property (RFC 5545 section 3.2), decoded: without quotes, and with the carets
/// of RFC 6868 resolved.
///
/// @param name in upper case
/// @param values at least one, which may be empty
public record Parameter(String name, List<String> values) {

    /// A parameter with one value.
    public static Parameter of(String name, String value) {
        return new Parameter(name, List.of(value));
    }

    /// The value; several are joined by commas.
    public String value() {
        return values.size() == 1 ? values.getFirst() : String.join(",", values);
    }
}
