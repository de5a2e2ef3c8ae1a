package io.calferry.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

class CalDavServersTest {

    private static final String EVENT =
            String.join(
                    "\r\n",
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//calferry//test//EN",
                    "BEGIN:VEVENT",
                    "UID:one@example.org",
                    "DTSTAMP:20261121T080000Z",
                    "DTSTART:20261201T090000Z",
                    "DTEND:20261201T100000Z",
                    "SUMMARY:Breakfast",
                    "END:VEVENT",
                    "END:VCALENDAR",
                    "");

    static Stream<Arguments> servers() {
        return Stream.of(
                server("Radicale", Radicale::shared),
                server("Xandikos", Xandikos::shared),
                server("Cyrus", Cyrus::shared));
    }

    private static Arguments server(String name, Supplier<CalDavServer> server) {
        return Arguments.argumentSet(name, server);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_fresh_calendar_is_empty_and_can_be_written(Supplier<CalDavServer> server) {
        var first = server.get().fresh();
        var second = server.get().fresh();
        var event = first.calendar().resolve("one.ics");

        assertThat(first.client().put(event, EVENT).succeeded()).isTrue();

        assertThat(first.client().members(first.calendar())).containsExactly(event);
        assertThat(second.client().members(second.calendar())).isEmpty();
        assertThat(first.client().get(event).body()).contains("SUMMARY:Breakfast");
    }

    @Test
    void a_wrong_password_is_refused() {
        for (var server : List.of(Radicale.shared(), Cyrus.shared())) {
            var account = server.fresh();
            var stranger = new Account(account.calendar(), account.user(), "not hunter2").client();

            assertThat(stranger.get(account.calendar()).status()).isEqualTo(401);
        }
    }

    @Test
    void a_stopped_server_leaves_neither_process_nor_folder() {
        var cyrus = Cyrus.start();
        cyrus.fresh();
        var name = String.valueOf(cyrus.folder().getFileName());
        assertThat(leftovers(name)).contains(name).hasSizeGreaterThan(1);

        cyrus.stop();

        // The kernel takes a moment to end what was killed.
        Await.until(
                () -> "nothing is left but " + leftovers(name), () -> leftovers(name).isEmpty());
    }

    /// The folder of that name, and the processes that name it.
    private static List<String> leftovers(String name) {
        try (var folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            var names = folders.map(folder -> String.valueOf(folder.getFileName()));
            var processes =
                    ProcessHandle.allProcesses()
                            .flatMap(process -> process.info().commandLine().stream());
            return Stream.concat(names, processes).filter(it -> it.contains(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
