package io.calferry;

import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings;
import io.calferry.cli.Surroundings.Face;
import io.calferry.cli.Terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Starts the program.
public final class Main {

    private Main() {}

    /// Carries out a command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        var interrupt = new Interrupt();
        interrupt.listen();
        var surroundings = surroundings(interrupt);
        var ending = run(List.of(arguments), surroundings);
        surroundings.out().flush();
        interrupt.over();
        System.exit(ending.code());
    }

    /// The same, within whatever surroundings. The standard streams are the caller's to close.
    public static Ending run(List<String> arguments, Surroundings surroundings) {
        var wiring = new Wiring(surroundings);
        var windows = new Graphical(surroundings, wiring);
        return new Terminal(Version.current(), surroundings, wiring, windows).run(arguments);
    }

    private static Surroundings surroundings(Interrupt interrupt) {
        return new Surroundings(
                System.in,
                stream(FileDescriptor.out, "stdout.encoding"),
                stream(FileDescriptor.err, "stderr.encoding"),
                System.console() != null && System.console().isTerminal()
                        ? Face.TERMINAL
                        : Face.PIPE,
                Main::ask,
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")),
                Path.of(System.getProperty("java.io.tmpdir", "")),
                interrupt::wanted,
                Clock.systemDefaultZone());
    }

    /// JSON is UTF-8 (RFC 8259 section 8.1), and so is what goes into a pipe; a terminal says what
    /// it understands.
    private static PrintStream stream(FileDescriptor descriptor, String property) {
        var encoding =
                Optional.ofNullable(System.console())
                        .flatMap(_ -> Optional.ofNullable(System.getProperty(property)))
                        .map(Charset::forName)
                        .orElse(StandardCharsets.UTF_8);
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, encoding);
    }

    private static Optional<char[]> ask(String prompt) {
        return Optional.ofNullable(System.console())
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s", prompt)))
                .filter(password -> password.length > 0);
    }
}
