package io.calferry.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.calferry.profile.Problem.At;
import io.calferry.profile.Problem.What;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON (RFC 8259) with the place of every value. Jackson's own tree knows no places, and its
/// streams start faster than the binding of beans.
sealed interface Json {

    At at();

    record Members(Map<String, Member> members, At at) implements Json {}

    record Items(List<Json> items, At at) implements Json {}

    record Text(String value, At at) implements Json {}

    record Number(BigDecimal value, At at) implements Json {}

    record Flag(boolean value, At at) implements Json {}

    record Nothing(At at) implements Json {}

    /// A field of an object, with the place of its name.
    record Member(At name, Json value) {}

    /// Why a text could not be taken as JSON.
    final class Flawed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Flawed(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /// Throws `Flawed` for what is no JSON, for a name that stands twice in one object, and for
    /// what nests deeper than 20.
    static Json parse(String text) throws Flawed {
        try (var parser = Reading.FACTORY.createParser(text)) {
            try {
                parser.nextToken();
                var json = Reading.value(parser, "");
                if (parser.nextToken() != null) {
                    throw Reading.flawed(parser, "", new What.NotJson());
                }
                return json;
            } catch (IOException _) {
                // Jackson's words quote the text, which is not ours to repeat.
                throw Reading.flawed(parser, "", new What.NotJson());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The recursive half of parsing.
    final class Reading {

        private static final JsonFactory FACTORY =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(20).build())
                        .build();

        private Reading() {}

        private static Json value(JsonParser parser, String path) throws IOException, Flawed {
            var at = at(parser);
            var token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> new Members(members(parser, path), at);
                case START_ARRAY -> new Items(items(parser, path), at);
                case VALUE_STRING -> new Text(parser.getText(), at);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                        new Number(parser.getDecimalValue(), at);
                case VALUE_TRUE -> new Flag(true, at);
                case VALUE_FALSE -> new Flag(false, at);
                case VALUE_NULL -> new Nothing(at);
                case null, default -> throw flawed(parser, "", new What.NotJson());
            };
        }

        private static Map<String, Member> members(JsonParser parser, String path)
                throws IOException, Flawed {
            var members = new LinkedHashMap<String, Member>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var at = at(parser);
                var field = path.isEmpty() ? name : path + "." + name;
                if (members.containsKey(name)) {
                    throw flawed(parser, field, new What.DuplicateField());
                }
                parser.nextToken();
                members.put(name, new Member(at, value(parser, field)));
            }
            return members;
        }

        private static List<Json> items(JsonParser parser, String path) throws IOException, Flawed {
            var items = new ArrayList<Json>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, path + "[" + items.size() + "]"));
            }
            return items;
        }

        private static At at(JsonParser parser) {
            var location = parser.currentTokenLocation();
            return new At(location.getLineNr(), location.getColumnNr());
        }

        private static Flawed flawed(JsonParser parser, String field, What what) {
            var location =
                    what instanceof What.NotJson
                            ? parser.currentLocation()
                            : parser.currentTokenLocation();
            var at = new At(location.getLineNr(), location.getColumnNr());
            return new Flawed(new Problem(field, Optional.of(at), what));
        }
    }
}
