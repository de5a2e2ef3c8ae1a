package io.calferry.ledger;

import io.calferry.sync.Ledger;

import org.sqlite.JDBC;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that takes a data folder, says `taken`, and notes updates from eight
/// threads until it is killed, telling the number of each on its standard output once it is noted.
final class Child {

    private Child() {}

    /// Holds on to the folder to the end: the garbage collector lets go of one that nobody does.
    static void main(String[] arguments) {
        try (var folder = DataFolder.take(Path.of(arguments[0]));
                var ledgers = SqliteLedgers.open(folder)) {
            say("taken");
            note(ledgers.of("p"), Integer.parseInt(arguments[1]));
        }
    }

    private static void note(Ledger ledger, int first) {
        var run = ledger.begin(Instant.EPOCH, Ledger.Kind.SYNC);
        var next = new AtomicInteger(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var t = 0; t < 8; t++) {
                threads.execute(
                        () -> {
                            while (true) {
                                var number = next.getAndIncrement();
                                ledger.note(run, Samples.updated(number));
                                say("" + number);
                            }
                        });
            }
        }
    }

    /// Starts one on `folder`, whose first update is `first`.
    static Process start(Path folder, int first) throws IOException {
        var classPath =
                String.join(
                        System.getProperty("path.separator"),
                        List.of(place(SqliteLedgers.class), place(Child.class), place(JDBC.class)));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        Child.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// In one write, so that a kill never leaves half a number.
    private static void say(String line) {
        var bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    private static String place(Class<?> type) {
        return Path.of(
                        URI.create(
                                type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }
}
