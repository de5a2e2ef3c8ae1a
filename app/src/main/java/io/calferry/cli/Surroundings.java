package io.calferry.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Everything that a process gives to the program.
///
/// @param face what standard output and standard input are
/// @param prompt asks a person for a password, without echo; empty where nobody answers
/// @param system the name of the operating system
/// @param home the home folder of the user
/// @param cancelled whether a person wants it to end
/// @param clock tells the time, and the zone in which times are told
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Face face,
        Function<String, Optional<char[]>> prompt,
        Map<String, String> environment,
        String system,
        Path home,
        Path temporary,
        BooleanSupplier cancelled,
        Clock clock) {

    /// Who reads what is printed.
    public enum Face {
        TERMINAL,
        PIPE
    }
}
