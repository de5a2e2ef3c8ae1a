package io.calferry.cli;

import io.calferry.cli.Call.Ended;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Secrets that a person gives: typed without echo, or as the first line of what is piped in; never
/// an argument, which other users of the computer see.
final class Typed {

    private Typed() {}

    static Optional<char[]> secret(Call call, String prompt) {
        var surroundings = call.surroundings();
        if (surroundings.face() == Surroundings.Face.TERMINAL) {
            return surroundings.prompt().apply(prompt).filter(it -> it.length > 0);
        }
        try {
            var reader =
                    new BufferedReader(
                            new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine())
                    .filter(it -> !it.isEmpty())
                    .map(String::toCharArray);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static Ended missing(Call call) {
        return call.end(
                Ending.USAGE,
                "a password is needed: type it, or let the first line of standard input be it.");
    }
}
