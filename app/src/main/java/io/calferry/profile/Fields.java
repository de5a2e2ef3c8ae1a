package io.calferry.profile;

import io.calferry.profile.Problem.At;
import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.Type;
import io.calferry.profile.Problem.What;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the fields of one JSON object and writes down everything that is wrong with them. A wrong
/// field reads as absent, so that reading goes on and finds what else is wrong; whoever reads looks
/// at the list of problems before using anything.
final class Fields {

    private final Json.Members object;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(Json.Members object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /// Of `json`, or of an empty object whose problems count for nothing where it is no object.
    static Fields of(Json json, String path, List<Problem> problems) {
        if (json instanceof Json.Members object) {
            return new Fields(object, path, problems);
        }
        problems.add(new Problem(path, Optional.of(json.at()), new What.WrongType(Type.OBJECT)));
        return nowhere(json.at());
    }

    private static Fields nowhere(At at) {
        return new Fields(new Json.Members(Map.of(), at), "", new ArrayList<>());
    }

    /// Where the object begins.
    At at() {
        return object.at();
    }

    /// Where `name` stands, or where it should.
    At at(String name) {
        var member = object.members().get(name);
        return member == null ? object.at() : member.value().at();
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    boolean isObject(String name) {
        var member = object.members().get(name);
        return member != null && member.value() instanceof Json.Members;
    }

    void problem(String name, What what) {
        problems.add(new Problem(path(name), Optional.of(at(name)), what));
    }

    void contradiction(Rule rule) {
        problems.add(new Problem(path, Optional.of(at()), new What.Contradiction(rule)));
    }

    /// Writes down that `name` is missing, unless something is there, right or wrong.
    <T> Optional<T> required(String name, Optional<T> value) {
        if (value.isEmpty() && !has(name)) {
            problem(name, new What.MissingField());
        }
        return value;
    }

    Optional<String> text(String name) {
        return value(name, Type.TEXT, json -> json instanceof Json.Text(var text, _) ? text : null);
    }

    /// A text in the form that `read` understands; it throws `RuntimeException` for all others.
    <T> Optional<T> text(String name, Form form, Function<String, T> read) {
        var text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text.map(read);
        } catch (RuntimeException _) {
            problem(name, new What.Malformed(form));
            return Optional.empty();
        }
    }

    /// A text that says something.
    Optional<String> name(String name) {
        return text(name, Form.NOT_EMPTY, Fields::nonBlank);
    }

    private static String nonBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("blank");
        }
        return text;
    }

    Optional<Boolean> flag(String name) {
        return value(
                name,
                Type.TRUE_OR_FALSE,
                json -> json instanceof Json.Flag(var flag, _) ? flag : null);
    }

    /// A number in the form that `read` understands; it throws `RuntimeException` for all others.
    <T> Optional<T> number(String name, Form form, Function<BigDecimal, T> read) {
        var number =
                value(
                        name,
                        Type.NUMBER,
                        json -> json instanceof Json.Number(var value, _) ? value : null);
        try {
            return number.map(read);
        } catch (RuntimeException _) {
            problem(name, new What.Malformed(form));
            return Optional.empty();
        }
    }

    <T> Optional<T> choice(String name, Vocabulary<T> words) {
        var text = text(name);
        var chosen = text.flatMap(words::meaning);
        if (text.isPresent() && chosen.isEmpty()) {
            problem(name, new What.NotOneOf(words.all()));
        }
        return chosen;
    }

    Optional<Fields> object(String name) {
        return value(
                        name,
                        Type.OBJECT,
                        json -> json instanceof Json.Members members ? members : null)
                .map(members -> new Fields(members, path(name), problems));
    }

    /// The objects of a list.
    List<Fields> objects(String name) {
        return items(name).stream().map(item -> of(item.json(), item.path(), problems)).toList();
    }

    /// The texts of a list; what is no text in it is left out.
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var item : items(name)) {
            if (item.json() instanceof Json.Text(var text, _)) {
                texts.add(text);
            } else {
                problems.add(
                        new Problem(
                                item.path(),
                                Optional.of(item.json().at()),
                                new What.WrongType(Type.TEXT)));
            }
        }
        return List.copyOf(texts);
    }

    /// Writes down every field that nobody asked for.
    void end() {
        object.members()
                .forEach(
                        (name, member) -> {
                            if (!asked.contains(name)) {
                                problems.add(
                                        new Problem(
                                                path(name),
                                                Optional.of(member.name()),
                                                new What.UnknownField(List.copyOf(asked))));
                            }
                        });
    }

    private record Item(Json json, String path) {}

    private List<Item> items(String name) {
        var items =
                value(
                                name,
                                Type.LIST,
                                json -> json instanceof Json.Items(var list, _) ? list : null)
                        .orElse(List.of());
        var named = new ArrayList<Item>();
        for (var item : items) {
            named.add(new Item(item, path(name) + "[" + named.size() + "]"));
        }
        return named;
    }

    private <T> Optional<T> value(String name, Type type, Function<Json, @Nullable T> read) {
        asked.add(name);
        var member = object.members().get(name);
        if (member == null) {
            return Optional.empty();
        }
        var value = Optional.<T>ofNullable(read.apply(member.value()));
        if (value.isEmpty()) {
            problem(name, new What.WrongType(type));
        }
        return value;
    }
}
