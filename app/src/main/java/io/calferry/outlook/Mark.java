package io.calferry.outlook;

/// Our origin mark as it stands in the line X-CALFERRY-ORIGIN of a calendar object. Not understood
/// here; in Outlook it lives in a named property of its own.
public record Mark(String value) {

    /// The property of a calendar object that carries it.
    static final String NAME = "X-CALFERRY-ORIGIN";

    public Mark {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a mark is not empty");
        }
    }
}
