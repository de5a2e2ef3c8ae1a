package io.calferry.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.calferry.profile.ProfileBook.Entry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A book as the text of `profiles.json`.
final class BookText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String PROFILES = "profiles";

    private BookText() {}

    /// From where to where something stands in a text.
    private record Slice(int from, int until) {
        String in(String text) {
            return text.substring(from, until);
        }
    }

    /// Every profile by itself. The file is refused where it can't be told where a profile begins,
    /// and where it holds more than profiles of this version.
    static BookReading parse(String text) {
        List<Slice> slices;
        try {
            slices = slices(text);
        } catch (IOException _) {
            return refused(text);
        }
        if (ProfileText.parse(without(slices, text)) instanceof Reading.Flawed(var problems)) {
            return new BookReading.Refused(problems);
        }
        var entries = new ArrayList<Entry>();
        var taken = new HashSet<ProfileId>();
        for (var slice : slices) {
            entries.add(entry(text, slice, PROFILES + "[" + entries.size() + "]", taken));
        }
        return new BookReading.Read(new ProfileBook(entries));
    }

    private static BookReading refused(String text) {
        return switch (ProfileText.parse(text)) {
            case Reading.Flawed(var problems) -> new BookReading.Refused(problems);
            case Reading.Read _ ->
                    throw new IllegalStateException("JSON to one reader and not to the other");
        };
    }

    private static List<Slice> slices(String text) throws IOException {
        var slices = new ArrayList<Slice>();
        var seen = false;
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(PROFILES)) {
                    if (seen) {
                        throw new IOException("profiles stand there twice");
                    }
                    seen = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        slices.add(slice(parser));
                    }
                }
                parser.skipChildren();
            }
            // What follows the object would be no JSON.
            parser.nextToken();
        }
        return slices;
    }

    private static Slice slice(JsonParser parser) throws IOException {
        var from = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        // A text is read to its end only when somebody wants it.
        parser.finishToken();
        return new Slice((int) from, (int) parser.currentLocation().getCharOffset());
    }

    /// The text with blanks in the place of the profiles, so that the rest keeps its lines.
    private static String without(List<Slice> slices, String text) {
        if (slices.isEmpty()) {
            return text;
        }
        var rest = new StringBuilder(text);
        blank(rest, new Slice(slices.getFirst().from(), slices.getLast().until()));
        return rest.toString();
    }

    private static void blank(StringBuilder text, Slice slice) {
        for (var i = slice.from(); i < slice.until(); i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    private static Entry entry(String text, Slice slice, String path, Set<ProfileId> taken) {
        var before = Set.copyOf(taken);
        return switch (profile(slice.in(text), path, taken)) {
            case Reading.Read(var profiles) ->
                    new Entry.Readable(profiles.getFirst(), slice.in(text));
            case Reading.Flawed _ -> unreadable(text, slice, path, new HashSet<>(before));
        };
    }

    private static Reading profile(String text, String path, Set<ProfileId> taken) {
        try {
            return ProfileJson.read(Json.parse(text), path, taken);
        } catch (Json.Flawed e) {
            var problem = e.problem();
            var field = problem.field().isEmpty() ? path : path + "." + problem.field();
            return new Reading.Flawed(List.of(new Problem(field, problem.at(), problem.what())));
        }
    }

    private static Entry unreadable(String text, Slice slice, String path, Set<ProfileId> taken) {
        // The places of the problems are those in the whole file.
        var whole = new StringBuilder(text.substring(0, slice.until()));
        blank(whole, new Slice(0, slice.from()));
        var problems =
                profile(whole.toString(), path, taken) instanceof Reading.Flawed(var found)
                        ? found
                        : List.<Problem>of();
        var its = slice.in(text);
        return new Entry.Unreadable(
                named(its, "id").flatMap(ProfileId::of),
                named(its, "name").orElse("").strip(),
                problems,
                its);
    }

    /// A text of an object, where there is such a thing.
    private static Optional<String> named(String text, String field) {
        try {
            return Json.parse(text) instanceof Json.Members(var members, _)
                            && members.get(field) instanceof Json.Member(_, Json.Text(var it, _))
                    ? Optional.of(it)
                    : Optional.empty();
        } catch (Json.Flawed _) {
            return Optional.empty();
        }
    }

    /// One profile, indented as it stands in a file.
    static String print(Profile profile) {
        var text = ProfileText.print(List.of(profile));
        try {
            return slices(text).getFirst().in(text);
        } catch (IOException e) {
            throw new IllegalStateException("what was printed is JSON", e);
        }
    }

    /// As [ProfileText#print] where all entries were printed by it.
    static String print(ProfileBook book) {
        var empty = ProfileText.print(List.of());
        if (book.entries().isEmpty()) {
            return empty;
        }
        var end = empty.lastIndexOf(']');
        var begin = empty.lastIndexOf('[', end) + 1;
        return book.entries().stream()
                .map(Entry::text)
                .collect(
                        Collectors.joining(
                                ",\n    ",
                                empty.substring(0, begin) + "\n    ",
                                "\n  " + empty.substring(end)));
    }
}
