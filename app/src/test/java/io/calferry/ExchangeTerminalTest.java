package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Right;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

/// What the terminal tells of an Exchange server.
class ExchangeTerminalTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
    private final Account one = exchange.room("Berlin", "one@example.org", "Room One");
    private final Account two = exchange.room("Berlin", "two@example.org", "Room Two");

    @TempDir private Path folder;
    private User user = new User(Path.of(""), Map.of());

    @BeforeEach
    void a_profile() throws IOException {
        user =
                User.with(
                        folder,
                        User.exchange(ada, exchange.url(), "PASSWORD"),
                        "{ \"kind\": \"folder\", \"path\": \"%s\" }".formatted(folder.resolve("c")),
                        "",
                        Map.of("PASSWORD", PASSWORD));
        one.grant(ada, Right.READ);
        one.calendar()
                .add(
                        Draft.timed(
                                "Planning",
                                LocalDateTime.of(2026, 3, 2, 9, 0),
                                Duration.ofHours(1),
                                "UTC"));
        one.calendar().add(Draft.days("Closed", day(3), day(3), "UTC"));
    }

    @AfterEach
    void close() {
        exchange.sentToNone();
        exchange.close();
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 3, day);
    }

    @Test
    void rooms_tells_what_is_on_and_where_one_may_not_look() throws IOException {
        var told = user.run("rooms", "--from", "2026-03-02", "--to", "2026-03-03").ended(1);

        var rooms = told.json().path("rooms");
        assertThat(rooms).hasSize(2);
        var first = rooms.path(0);
        assertThat(first.path("list").asText()).isEqualTo("Berlin");
        assertThat(first.path("address").asText()).isEqualTo("one@example.org");
        assertThat(first.path("fault").isNull()).isTrue();
        var events = first.path("events");
        assertThat(events).hasSize(2);
        assertThat(events.path(0).path("title").asText()).isEqualTo("Planning");
        assertThat(events.path(0).path("start").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(events.path(0).path("end").asText()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(events.path(0).path("busy").asText()).isEqualTo("busy");
        assertThat(events.path(0).path("allDay").asBoolean()).isFalse();
        assertThat(events.path(1).path("allDay").asBoolean()).isTrue();
        assertThat(rooms.path(1).path("address").asText()).isEqualTo("two@example.org");
        assertThat(rooms.path(1).path("events")).isEmpty();
        assertThat(rooms.path(1).path("fault").asText())
                .isEqualTo(
                        "Its calendar is not open to this account. Ask who runs the server to open"
                                + " it.");
    }

    @Test
    void rooms_are_those_of_the_days_that_were_asked_for() throws IOException {
        two.grant(ada, Right.READ);
        var told = user.run("rooms", "p", "--from", "2026-03-04", "--to", "2026-03-05").ended(0);
        for (var room : told.json().path("rooms")) {
            assertThat(room.path("events")).isEmpty();
        }
    }

    @Test
    void days_that_make_no_sense_are_said() throws IOException {
        assertThat(user.run("rooms", "--from", "tomorrow").ended(2).json().path("error").asText())
                .isEqualTo("--from is a day such as 2026-11-21.");
        assertThat(
                        user.run("rooms", "--from", "2026-03-05", "--to", "2026-03-04")
                                .ended(2)
                                .json()
                                .path("error")
                                .asText())
                .isEqualTo("the last day, 2026-03-04, is before the first.");
    }

    @Test
    void check_tells_the_server_and_how_much_is_there() throws IOException {
        ada.calendar().add(Draft.days("Off", day(3), day(3), "UTC"));

        var source = user.run("profiles", "check").ended(0).json().path("profiles").path(0);

        assertThat(source.path("source").path("ok").asBoolean()).isTrue();
        assertThat(source.path("source").path("message").asText())
                .contains("Calendar")
                .contains("Exchange 2019")
                .contains("1 event");
    }

    @Test
    void check_says_where_exchange_is_switched_off() throws IOException {
        exchange.misbehave(new Misbehaviour.SwitchedOff(403));

        var source = user.run("profiles", "check").ended(3).json().path("profiles").path(0);

        assertThat(source.path("source").path("ok").asBoolean()).isFalse();
        assertThat(source.path("source").path("message").asText())
                .contains("switched off")
                .contains("Microsoft Graph");
    }
}
