package io.calferry.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object (RFC 8259) of which only a part is understood; the rest is kept.
record Tree(Map<String, Node> fields) {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build();

    Tree {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A value.
    sealed interface Node {}

    record Inner(Tree tree) implements Node {}

    record Items(List<Node> items) implements Node {}

    record Text(String value) implements Node {}

    record Number(BigDecimal value) implements Node {}

    record Flag(boolean value) implements Node {}

    record Nothing() implements Node {}

    static final Tree EMPTY = new Tree(Map.of());

    Optional<Node> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Tree without(String name) {
        var fewer = new LinkedHashMap<>(fields);
        fewer.remove(name);
        return new Tree(fewer);
    }

    /// This, in which `other` has the last word, also about what lies deeper.
    Tree with(Tree other) {
        var merged = new LinkedHashMap<>(fields);
        other.fields.forEach(
                (name, node) ->
                        merged.merge(
                                name,
                                node,
                                (old, now) ->
                                        old instanceof Inner(var one)
                                                        && now instanceof Inner(var two)
                                                ? new Inner(one.with(two))
                                                : now));
        return new Tree(merged);
    }

    /// Throws `IOException` for what is no JSON object.
    static Tree parse(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            var node = node(parser);
            if (!(node instanceof Inner(var tree)) || parser.nextToken() != null) {
                throw new IOException("no JSON object");
            }
            return tree;
        }
    }

    private static Node node(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Node>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, node(parser));
                }
                yield new Inner(new Tree(fields));
            }
            case START_ARRAY -> {
                var items = new ArrayList<Node>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser));
                }
                yield new Items(List.copyOf(items));
            }
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getDecimalValue());
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case VALUE_NULL -> new Nothing();
            case null, default -> throw new IOException("no JSON");
        };
    }

    String print() {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            var separators =
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
            out.setPrettyPrinter(
                    new DefaultPrettyPrinter(separators)
                            .withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(new Inner(this), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(Node node, JsonGenerator out) throws IOException {
        switch (node) {
            case Inner(var tree) -> {
                out.writeStartObject();
                for (var field : tree.fields.entrySet()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case Items(var items) -> {
                out.writeStartArray();
                for (var item : items) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case Text(var value) -> out.writeString(value);
            case Number(var value) -> out.writeNumber(value);
            case Flag(var value) -> out.writeBoolean(value);
            case Nothing _ -> out.writeNull();
        }
    }
}
