package io.calferry.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Requests whose sender is gone. The server still does what they ask for, and until then holds
/// their connection, which the other side has closed (RFC 9293 section 3.3.2, CLOSE-WAIT).
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CLOSE_WAIT = "08";
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private Orphans() {}

    /// Waits until the server at that port has none.
    public static void awaitNone(int port) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (areAt(port)) {
            assertThat(System.nanoTime()).as("requests of the dead end").isLessThan(end);
        }
    }

    private static boolean areAt(int port) throws IOException {
        var there = ":%04X".formatted(port);
        for (var table : TABLES) {
            for (var line : Files.readAllLines(table)) {
                var fields = line.strip().split("\\s+");
                if (fields[1].endsWith(there) && fields[3].equals(CLOSE_WAIT)) {
                    return true;
                }
            }
        }
        return false;
    }
}
