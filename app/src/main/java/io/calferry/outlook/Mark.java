package io.calferry.outlook;

import io.calferry.ical.Parameter;
import io.calferry.ical.Property;

/// Our origin mark as it stands in the line X-CALFERRY-ORIGIN of a calendar object. Not understood
/// here; in Outlook it lives in a named property of its own.
///
/// @param stage how far the writing of the item has come
public record Mark(String value, Stage stage) {

    /// How far the writing of an item has come, which may take several requests.
    public enum Stage {
        /// The making of it was interrupted, and nobody seems to have touched the item since.
        BEGUN,
        /// The same of the changing of what was there before.
        CHANGING,
        WHOLE
    }

    /// The parameter of the line that says that the writing was interrupted.
    static final String STAGE = "X-CALFERRY-STAGE";

    /// The property of a calendar object that carries it.
    static final String NAME = "X-CALFERRY-ORIGIN";

    public Mark(String value) {
        this(value, Stage.WHOLE);
    }

    public Mark {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a mark is not empty");
        }
    }

    Property line() {
        var line = Property.of(NAME, value);
        return switch (stage) {
            case BEGUN, CHANGING -> line.with(Parameter.of(STAGE, stage.name()));
            case WHOLE -> line;
        };
    }
}
