package io.calferry.bench.ews;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sets the properties that MAPI has under a name of its own and EWS under an element too: one
/// value, whichever name it is set by.
final class TwoNames {

    /// LegacyFreeBusyStatus by the number of `PidLidBusyStatus` (MS-OXOCAL section 2.2.1.2).
    static final List<String> BUSY =
            List.of("Free", "Tentative", "Busy", "OOF", "WorkingElsewhere");

    private static final Map<ExtendedName, Field> ELEMENTS =
            Map.of(
                    ExtendedName.BUSY_STATUS, Field.FREE_BUSY,
                    ExtendedName.STATE_FLAGS, Field.STATE);

    private TwoNames() {}

    /// Sets what a client names as a MAPI property, in a bag and beside it.
    static void set(
            ExtendedName name,
            List<String> values,
            Map<Field, Object> own,
            Map<ExtendedName, List<String>> extended)
            throws Refusal {
        var element = element(name);
        if (element.isPresent()) {
            own.put(element.get(), value(element.get(), values.getFirst()));
        } else {
            extended.put(name, values);
        }
    }

    /// Whose busy status is taken away is busy.
    static void clear(
            ExtendedName name, Map<Field, Object> own, Map<ExtendedName, List<String>> extended) {
        extended.remove(name);
        var element = element(name);
        if (element.filter(it -> it == Field.FREE_BUSY).isPresent()) {
            own.put(Field.FREE_BUSY, "Busy");
        } else {
            element.ifPresent(own::remove);
        }
    }

    /// The same, as a test sets it.
    static void put(
            ExtendedName name,
            String value,
            Map<Field, Object> own,
            Map<ExtendedName, List<String>> extended) {
        try {
            set(name, List.of(value), own, extended);
        } catch (Refusal e) {
            throw new AssertionError(e.code(), e);
        }
    }

    /// What MAPI shows of the value of the element.
    static Optional<String> shown(ExtendedName name, Sight sight) {
        return element(name)
                .flatMap(sight::value)
                .map(value -> Integer.toString(value instanceof Integer n ? n : number(value)));
    }

    private static int number(Object word) {
        return BUSY.indexOf(word.toString());
    }

    private static Optional<Field> element(ExtendedName name) {
        return Optional.ofNullable(ELEMENTS.get(name));
    }

    private static Object value(Field element, String text) throws Refusal {
        try {
            int number = Integer.parseInt(text.strip());
            return element == Field.FREE_BUSY ? BUSY.get(number) : (Object) number;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new Refusal(
                    "ErrorInvalidExtendedPropertyValue",
                    "The extended property value is invalid: " + text);
        }
    }
}
