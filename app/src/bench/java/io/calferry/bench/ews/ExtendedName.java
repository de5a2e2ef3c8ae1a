package io.calferry.bench.ews;

import java.util.Locale;
import java.util.Map;

/// The name of a MAPI property that the schema has no element for: a tag, or a property set with a
/// name or a number (`PathToExtendedFieldType`). Two spellings of one property are equal.
///
/// @param set a GUID in lower case, or empty where there is a tag
/// @param key the name, the number, or the tag without its type
/// @param type of the schema's `MapiPropertyTypeType`
public record ExtendedName(String set, Key key, String type) {

    /// What tells a property from others of its set.
    public sealed interface Key {

        record Name(String name) implements Key {}

        record Number(int number) implements Key {}

        record Tag(int tag) implements Key {}
    }

    private static final Map<String, String> DISTINGUISHED =
            Map.of(
                    "Meeting", "6ed8da90-450b-101b-98da-00aa003f1305",
                    "Appointment", "00062002-0000-0000-c000-000000000046",
                    "Common", "00062008-0000-0000-c000-000000000046",
                    "PublicStrings", "00020329-0000-0000-c000-000000000046",
                    "Address", "00062004-0000-0000-c000-000000000046",
                    "InternetHeaders", "00020386-0000-0000-c000-000000000046",
                    "CalendarAssistant", "11000e07-b51b-40d6-af21-caa85edab1d0",
                    "UnifiedMessaging", "4442858e-a9e3-4e80-b900-317a210cc15b",
                    "Task", "00062003-0000-0000-c000-000000000046",
                    "Sharing", "00062040-0000-0000-c000-000000000046");

    static final ExtendedName GLOBAL_OBJECT_ID = number("Meeting", 0x3, "Binary");
    static final ExtendedName CLEAN_GLOBAL_OBJECT_ID = number("Meeting", 0x23, "Binary");
    static final ExtendedName RECURRING = number("Appointment", 0x8223, "Boolean");
    public static final ExtendedName APPOINTMENT_RECUR = number("Appointment", 0x8216, "Binary");
    public static final ExtendedName STATE_FLAGS = number("Appointment", 0x8217, "Integer");
    public static final ExtendedName BUSY_STATUS = number("Appointment", 0x8205, "Integer");
    static final ExtendedName INTENDED_BUSY_STATUS = number("Appointment", 0x8224, "Integer");
    static final ExtendedName LAST_MODIFIED =
            new ExtendedName("", new Key.Tag(0x3008), "SystemTime");

    /// One of a set that has a name, by its number there.
    public static ExtendedName number(String distinguishedSet, int number, String type) {
        var set = DISTINGUISHED.getOrDefault(distinguishedSet, distinguishedSet);
        return new ExtendedName(set, new Key.Number(number), type);
    }

    /// A named one of the public strings, where programs keep what is theirs.
    public static ExtendedName publicString(String name) {
        return new ExtendedName(
                DISTINGUISHED.getOrDefault("PublicStrings", ""), new Key.Name(name), "String");
    }

    static ExtendedName read(Element path) throws Refusal {
        var type = path.attribute("PropertyType");
        if (type.isEmpty()) {
            throw invalid();
        }
        var tag = path.attribute("PropertyTag");
        if (tag.isPresent()) {
            return new ExtendedName("", new Key.Tag(Integer.decode(tag.get())), type.get());
        }
        var set =
                path.attribute("PropertySetId")
                        .map(guid -> guid.toLowerCase(Locale.ROOT))
                        .or(
                                () ->
                                        path.attribute("DistinguishedPropertySetId")
                                                .map(name -> DISTINGUISHED.getOrDefault(name, "")))
                        .orElseThrow(ExtendedName::invalid);
        var number = path.attribute("PropertyId");
        var name = path.attribute("PropertyName");
        if (set.isEmpty() || number.isPresent() == name.isPresent()) {
            throw invalid();
        }
        return new ExtendedName(
                set,
                number.<Key>map(it -> new Key.Number(Integer.decode(it)))
                        .orElseGet(() -> new Key.Name(name.orElseThrow())),
                type.get());
    }

    private static Refusal invalid() {
        return new Refusal(
                "ErrorInvalidExtendedProperty", "The extended property attributes are invalid.");
    }

    boolean isArray() {
        return type.endsWith("Array");
    }

    /// Answers always name the set by its GUID or its distinguished name, as they were asked.
    void write(XmlText out, Element asked) {
        var attributes =
                asked.attributes().entrySet().stream()
                        .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                        .toArray(String[]::new);
        out.empty("t:ExtendedFieldURI", attributes);
    }
}
