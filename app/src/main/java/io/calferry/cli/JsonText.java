package io.calferry.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prints one JSON document (RFC 8259). Knows maps, lists, texts, numbers, truth and `Optional`,
/// which is null where it is empty.
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /// The document, pretty, with a line break at its end.
    static String of(Object value) {
        var printer = new JsonText();
        printer.value(value, "\n");
        return printer.text.append('\n').toString();
    }

    /// An object with its fields in the order given: names and values by turns.
    static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private void value(Object value, String indent) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> text.append("{}");
            case Map<?, ?> map -> object(map, indent);
            case List<?> list when list.isEmpty() -> text.append("[]");
            case List<?> list -> list(list, indent);
            case Optional<?> optional when optional.isEmpty() -> text.append("null");
            case Optional<?> optional -> value(optional.get(), indent);
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) {
        var separator = "{";
        for (var entry : map.entrySet()) {
            text.append(separator).append(indent).append("  ");
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), indent + "  ");
            separator = ",";
        }
        text.append(indent).append('}');
    }

    private void list(List<?> list, String indent) {
        var separator = "[";
        for (var item : list) {
            text.append(separator).append(indent).append("  ");
            value(item, indent + "  ");
            separator = ",";
        }
        text.append(indent).append(']');
    }

    /// What a terminal would obey is escaped, as is half a surrogate pair, which no encoding takes.
    private void string(String string) {
        text.append('"');
        string.codePoints()
                .forEach(
                        it -> {
                            if (it == '"' || it == '\\') {
                                text.append('\\').append((char) it);
                            } else if (it == '\n') {
                                text.append("\\n");
                            } else if (Clean.commands(it) || it >= 0xD800 && it <= 0xDFFF) {
                                text.append("\\u").append("%04x".formatted(it));
                            } else {
                                text.appendCodePoint(it);
                            }
                        });
        text.append('"');
    }
}
