package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.Feeds;
import io.calferry.bench.MemoryCalDav;
import io.calferry.tray.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, on a process of its own.
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

    /// Whoever starts the tests in the background of a shell has them ignore interrupts, and all
    /// that they start; a JVM then leaves them ignored.
    private static final List<String> HEARS_INTERRUPTS =
            OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT") : List.of();

    @TempDir private Path home;

    @Test
    void ctrl_c_ends_a_run_between_two_writes() throws Exception {
        try (var server = MemoryCalDav.start()) {
            var calendar = server.calendar("me", "work");
            var shell = new Shell(home);
            Files.write(home.resolve("a.ics"), Feeds.compact(600).text());
            var target = "'kind':'caldav','url':'" + calendar + "'";
            shell.profiles(Shell.profile("work", shell.file("a.ics"), target));
            // So slow that the rest takes many seconds.
            server.delay(Duration.ofMillis(200));

            var process = start("sync", "--json");
            Await.until(() -> "50 are written", () -> server.size(calendar) >= 50);
            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(output(process)).contains("\"outcome\": \"failed\"", "You ended it.");
            var written = server.size(calendar);
            assertThat(written).isBetween(50, 599);
            server.delay(Duration.ZERO);
            assertThat(shell.run("history", "--json").out())
                    .contains("\"outcome\": \"cancelled\"", "\"created\": " + written);
            server.forgetRequests();
            assertThat(shell.run("sync").out()).contains("done");
            assertThat(server.requests()).containsEntry("PUT", 600L - written);
            assertThat(server.size(calendar)).isEqualTo(600);
        }
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(HEARS_INTERRUPTS);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        return builder.start();
    }
}
