package io.calferry.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Profiles as the text of `profiles.json`. Reading what was written gives equal profiles.
public final class ProfileText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private ProfileText() {}

    /// All profiles, or everything that is wrong.
    public static Reading parse(String text) {
        try {
            return ProfileJson.read(Json.parse(text));
        } catch (Json.Flawed e) {
            return new Reading.Flawed(List.of(e.problem()));
        }
    }

    /// What is wrong with `profiles` beside each other: the rules between the fields of each one,
    /// and ids that are taken. Empty where they can be written.
    public static List<Problem> problems(List<Profile> profiles) {
        return switch (parse(print(profiles))) {
            case Reading.Read _ -> List.of();
            case Reading.Flawed(var problems) ->
                    problems.stream()
                            .map(it -> new Problem(it.field(), Optional.empty(), it.what()))
                            .toList();
        };
    }

    /// The text, with every field in one order, and a line break at its end.
    public static String print(List<Profile> profiles) {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            out.setPrettyPrinter(pretty());
            out.writeStartObject();
            out.writeNumberField("version", ProfileJson.VERSION);
            out.writeArrayFieldStart("profiles");
            for (var profile : profiles) {
                new ProfileWriter(out).write(profile);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter pretty() {
        var separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        var indent = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators)
                .withArrayIndenter(indent)
                .withObjectIndenter(indent);
    }
}
