package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Field;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.exchange.Rooms.Availability;
import io.calferry.exchange.Rooms.BusyTime;
import io.calferry.http.HttpSettings;
import io.calferry.outlook.Status.Busy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;

/// When people are busy whose calendar one may not open, asked of a server in memory.
class AvailabilityTest {

    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
    private static final LocalDateTime NINE = LocalDateTime.of(2027, 3, 1, 9, 0);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ground ground = new Ground();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private List<Availability> told(Instant until, String... addresses) throws Exception {
        try (var rooms =
                Rooms.open(
                        ground.address(Ground.ANN, "", Access.OWN),
                        HttpSettings.of("test"),
                        Ground.basic(Ground.ANN),
                        new FoundServers(),
                        InstantSource.system())) {
            return rooms.availability(List.of(addresses), FROM, until);
        }
    }

    @Test
    void somebody_is_busy_when_his_calendar_says_so_and_nobody_is_not_known() throws Exception {
        var bob = ground.server.account("bob@example.com", "Bob", "hunter2 of ada").calendar();
        bob.add(Draft.timed("Talk", NINE, HOUR, "UTC"));
        bob.add(Draft.timed("Lunch", NINE.plusHours(3), HOUR, "UTC").with(Field.FREE_BUSY, "Free"));
        bob.add(Draft.timed("Away", NINE.plusDays(50), HOUR, "UTC").with(Field.FREE_BUSY, "OOF"));

        var told = told(FROM.plus(Duration.ofDays(60)), "bob@example.com", "nobody@example.com");

        assertThat(told)
                .extracting(Availability::address)
                .containsExactly("bob@example.com", "nobody@example.com");
        assertThat(told.getFirst().busy())
                .extracting(BusyTime::start, BusyTime::end, BusyTime::busy)
                .contains(
                        tuple(
                                Instant.parse("2027-03-01T09:00:00Z"),
                                Instant.parse("2027-03-01T10:00:00Z"),
                                Busy.BUSY),
                        tuple(
                                Instant.parse("2027-04-20T09:00:00Z"),
                                Instant.parse("2027-04-20T10:00:00Z"),
                                Busy.OUT_OF_OFFICE));
        assertThat(told.getFirst().fault()).isEmpty();
        assertThat(told.getLast().busy()).isEmpty();
        assertThat(told.getLast().fault()).isPresent();
        // Six weeks are the most that one request takes.
        assertThat(ground.server.requests()).containsEntry("GetUserAvailabilityRequest", 2L);
    }
}
