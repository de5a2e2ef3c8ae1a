package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;

import io.calferry.agent.Workplace;
import io.calferry.cli.Ending;
import io.calferry.cli.Terminal;
import io.calferry.profile.Folders;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

class LogTest {

    @TempDir private Path folder;

    private static String line(String message, @Nullable Throwable thrown) {
        var logger = new LoggerContext().getLogger("io.calferry.some.Thing");
        var event = new LoggingEvent("", logger, Level.WARN, message, thrown, null);
        event.setInstant(Shell.NOW);
        return new LogLayout().doLayout(event);
    }

    @Test
    void a_line_tells_when_how_grave_who_and_what() {
        assertThat(line("42 objects", null))
                .isEqualTo("2026-01-05T09:30:00Z WARN Thing: 42 objects\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Basic aHVudGVyMg== sent | Authorization: ... sent",
                "Authorization: Bearer hunter2 | Authorization: ...",
                "password=hunter2, user=me | password=..., user=me",
                "access_token=hunter2&x=1 | access_token=...",
                "Set-Cookie: id=hunter2 | Set-Cookie: ...",
                "GET https://me:hunter2@x.example:8/a/hunter2.ics?k=hunter2 200 |"
                        + " GET https://x.example:8/... 200",
                "see webcal://x.example/hunter2] | see webcal://x.example/...]",
            })
    void secrets_are_taken_out(String message, String redacted) {
        assertThat(line(message, null)).endsWith("Thing: " + redacted + "\n");
    }

    @Test
    void a_line_is_one_line() {
        assertThat(line("a\nb\u001B[31mc", null)).endsWith("Thing: a b [31mc\n");
    }

    @Test
    void an_exception_is_told_without_what_it_may_quote_from_a_calendar() {
        var fault = new Fault.Offline("x.example", Fault.Offline.Why.TIMED_OUT);
        var thrown = new StoreException(fault, new IllegalStateException("SUMMARY:hunter2 is odd"));
        assertThat(line("failed", thrown))
                .contains(
                        "  io.calferry.sync.StoreException: Offline[host=x.example,"
                                + " why=TIMED_OUT]\n",
                        "  caused by java.lang.IllegalStateException\n",
                        "    at io.calferry.LogTest.")
                .doesNotContain("hunter2");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_read_it() throws IOException {
        var file = new LogFile(folder.resolve("new/calferry.log"), 100);
        file.append("a\n");
        file.append("ü\n");
        assertThat(file.file()).hasContent("a\nü\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_long_one_is_put_aside_and_the_oldest_goes() throws IOException {
        var file = new LogFile(folder.resolve("calferry.log"), 3);
        for (var line : List.of("1111\n", "2222\n", "3333\n", "4444\n", "5555\n")) {
            file.append(line);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "calferry.log", "calferry.log.1", "calferry.log.2", "calferry.log.3");
        }
        assertThat(folder.resolve("calferry.log")).hasContent("5555\n");
        assertThat(folder.resolve("calferry.log.3")).hasContent("2222\n");
    }

    @Test
    void one_that_cannot_be_written_stops_nobody() {
        new LogFile(folder.resolve("file"), 3).append("a\n");
        new LogFile(folder.resolve("file/calferry.log"), 3).append("b\n");
        assertThat(folder.resolve("file")).hasContent("a\n");
    }

    @Test
    void a_mistake_of_ours_is_a_sentence_with_a_reference_into_the_log() throws IOException {
        var shell = new Shell(folder);
        shell.profiles(Shell.profile("a", shell.folder("l"), shell.folder("r")));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = shell.surroundings(out, err);
        var wiring = new Wiring(surroundings);
        var opener =
                new Workplace.Opener() {
                    @Override
                    public void log(Path data, Workplace.Verbosity verbosity) {
                        wiring.log(data, verbosity);
                    }

                    @Override
                    public Workplace at(Folders folders) {
                        throw new IllegalStateException("SUMMARY:hunter2");
                    }
                };
        var ending =
                new Terminal("1", surroundings, opener, new Graphical(surroundings, wiring))
                        .run(List.of("sync"));
        assertThat(ending).isEqualTo(Ending.BUG);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        var said = err.toString(StandardCharsets.UTF_8);
        var pattern =
                "calferry: This is a mistake in Calferry, not yours\\. What is known of it stands"
                        + " in (.*) under (B-\\w+)\\.\n";
        assertThat(said).matches(pattern);
        var matcher = Pattern.compile(pattern).matcher(said);
        assertThat(matcher.find()).isTrue();
        assertThat(Files.readString(Path.of(matcher.group(1))))
                .contains(
                        "ERROR bug: " + matcher.group(2),
                        "  java.lang.IllegalStateException\n",
                        "    at io.calferry.LogTest")
                .doesNotContain("hunter2");
    }
}
