package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A start is short because it loads no more than it needs.
class StartTest {

    private static final Pattern LIBRARY =
            Pattern.compile(
                    "\\b(picocli|net\\.fortuna|com\\.github\\.sardine|org\\.apache\\.http|org\\.sqlite"
                        + "|ch\\.qos\\.logback|com\\.fasterxml\\.jackson\\.databind"
                        + "|jakarta\\.xml|com\\.github\\.javakeyring|com\\.sun\\.jna"
                        + "|org\\.freedesktop)\\.");

    @TempDir private Path home;

    @Test
    void a_list_of_profiles_needs_no_library_but_the_reader_of_json() throws Exception {
        new Shell(home).feedAndProfile();
        assertThat(loadedBy("profiles", "list")).isEmpty();
    }

    @Test
    void a_run_between_files_needs_the_ledger_and_the_log() throws Exception {
        new Shell(home).feedAndProfile();
        assertThat(loadedBy("sync")).containsExactly("ch.qos.logback", "org.sqlite");
    }

    /// A temporary folder in which nothing may be executed looks the same to the program, and so
    /// does one without space.
    @Test
    void whoever_can_not_load_sqlite_is_told_what_to_do() throws Exception {
        new Shell(home).feedAndProfile();
        var file = Files.createFile(home.resolve("file"));
        var nowhere = file.resolve("temporary");
        assertThat(ended(start(List.of("-Djava.io.tmpdir=" + nowhere), "sync")))
                .isEqualTo(
                        new Ended(
                                3,
                                "calferry: SQLite, in which Calferry keeps its memory, can't be"
                                        + " loaded from "
                                        + nowhere
                                        + ": there is no space, or nothing may be executed there."
                                        + " Name another folder in the environment variable"
                                        + " TMPDIR."));
    }

    /// As in a shell that is older than the session, or that of another user.
    @ParameterizedTest
    @ValueSource(strings = {"", "--hidden", "screenshots pictures"})
    void whoever_names_a_display_that_does_not_open_is_told_how_to_go_on(String words)
            throws Exception {
        new Shell(home).feedAndProfile();
        if (words.equals("--hidden")) {
            // Then the window is to say so.
            Files.writeString(home.resolve(".config/calferry/profiles.json"), "{");
        }
        var builder = start(List.of(), words.isEmpty() ? new String[0] : words.split(" "));
        builder.directory(home.toFile()).environment().put("DISPLAY", ":4711");
        assertThat(ended(builder))
                .isEqualTo(
                        new Ended(
                                2,
                                "calferry: there is no display to show a window on. Run your"
                                    + " profiles with `calferry sync`, try `calferry demo`, or see"
                                    + " `calferry --help`."));
    }

    /// How a process ended.
    ///
    /// @param said the last line that it wrote as an error
    private record Ended(int code, String said) {}

    private Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
        var told = home.resolve("told.txt");
        var process = builder.redirectError(told.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readAllLines(told).getLast());
    }

    private Set<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        var classes = home.resolve("classes.txt");
        var process = start(List.of("-Xlog:class+load:file=" + classes), arguments).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        var found = new TreeSet<String>();
        for (var line : Files.readAllLines(classes)) {
            var matcher = LIBRARY.matcher(line.replaceAll("source:.*", ""));
            if (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        assertThat(Files.readString(classes)).contains(Main.class.getName());
        return found;
    }

    private ProcessBuilder start(List<String> options, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Duser.home=" + home));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", home.resolve(".config/calferry").toString()));
        command.addAll(List.of("--data", home.resolve("data").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
