package io.calferry.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a command line, taken apart.
///
/// @param words the parameters, in their order
/// @param options the options that were given, by their names, with their values; a flag has an
///     empty one
record Arguments(Verb verb, List<String> words, Map<String, String> options) {

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /// The only parameter, or the first.
    String word() {
        return words.getFirst();
    }
}
