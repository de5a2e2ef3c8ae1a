package io.calferry.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Understands a command line that is right, as [Grammar] does, and gives up on every other. It is
/// here because starts are short: picocli's classes are of a form that the JVM can't keep in its
/// cache (JEP 514), and loading them takes longer than a whole run that has nothing to do.
final class Straight {

    private static final Set<String> FLAGS =
            Set.of(
                    Grammar.JSON,
                    Grammar.VERBOSE,
                    Grammar.DRY_RUN,
                    Grammar.YES,
                    Grammar.HIDDEN,
                    Grammar.FEW);
    private static final Set<String> VALUED =
            Set.of(Grammar.CONFIG, Grammar.DATA, Grammar.USER, Grammar.FROM, Grammar.TO);
    private static final Set<String> OF_SOME =
            Set.of(
                    Grammar.DRY_RUN,
                    Grammar.YES,
                    Grammar.USER,
                    Grammar.FROM,
                    Grammar.TO,
                    Grammar.HIDDEN,
                    Grammar.FEW);

    private final List<String> rest;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private Verb verb = Verb.NOTHING;

    private Straight(List<String> arguments) {
        this.rest = new ArrayList<>(arguments);
    }

    /// Empty where it is not sure.
    static Optional<Arguments> parse(List<String> arguments) {
        var parsing = new Straight(arguments);
        while (!parsing.rest.isEmpty()) {
            if (!parsing.step()) {
                return Optional.empty();
            }
        }
        return parsing.finished();
    }

    private Optional<Arguments> finished() {
        return verb != Verb.PROFILES && verb.takes(words.size())
                ? Optional.of(new Arguments(verb, List.copyOf(words), Map.copyOf(options)))
                : Optional.empty();
    }

    /// Takes what comes next; false where it is not sure what that is.
    private boolean step() {
        var next = rest.removeFirst();
        if (next.startsWith("-")) {
            return option(next);
        }
        if (verb != Verb.NOTHING && verb != Verb.PROFILES) {
            return words.add(next);
        }
        var meant = verbs().filter(it -> it.word().equals(next)).findFirst();
        verb = meant.orElse(Verb.NOTHING);
        return meant.isPresent();
    }

    private Stream<Verb> verbs() {
        return verb == Verb.PROFILES
                ? Verb.OF_PROFILES.stream()
                : Stream.of(Verb.values())
                        .filter(it -> it != Verb.NOTHING && !Verb.OF_PROFILES.contains(it));
    }

    private boolean option(String text) {
        var equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        if (OF_SOME.contains(name) && !verb.options().contains(name) || options.containsKey(name)) {
            return false;
        }
        if (FLAGS.contains(name)) {
            options.put(name, "");
            return equals < 0;
        }
        if (!VALUED.contains(name) || equals < 0 && rest.isEmpty()) {
            return false;
        }
        var value = equals < 0 ? rest.removeFirst() : text.substring(equals + 1);
        options.put(name, value);
        // A value that could be a command may be a forgotten one.
        return !value.startsWith("-")
                && Stream.of(Verb.values()).noneMatch(it -> it.word().equals(value));
    }
}
