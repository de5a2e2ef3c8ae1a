package io.calferry.outlook;

import static io.calferry.outlook.Items.calendar;
import static io.calferry.outlook.Items.details;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.mailbox;
import static io.calferry.outlook.Items.series;
import static io.calferry.outlook.Items.single;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Conversion rule 22: whole days of a zone that nobody knows are told from half a day later, which
/// is the day meant wherever midnight is within eleven hours.
class DaysOfStrangersTest {

    private static final int STEP = 15;

    /// Days around which clocks change, months end and years do.
    private static final List<LocalDate> DAYS =
            List.of(
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 3, 8),
                    LocalDate.of(2026, 3, 29),
                    LocalDate.of(2026, 7, 1),
                    LocalDate.of(2026, 10, 25),
                    LocalDate.of(2026, 12, 31),
                    LocalDate.of(2028, 2, 29));

    /// Each quarter of an hour up to so many hours either way.
    private static List<ZoneOffset> offsets(int hours) {
        return IntStream.rangeClosed(-hours * 60 / STEP, hours * 60 / STEP)
                .mapToObj(quarters -> ZoneOffset.ofTotalSeconds(quarters * STEP * 60))
                .toList();
    }

    private static Instant midnight(LocalDate day, ZoneOffset offset) {
        return day.atStartOfDay().toInstant(offset);
    }

    private static EventTime days(Instant from, Instant until, String zone) {
        return Items.allDay(from.toString(), until.toString(), zone);
    }

    private static String plain(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private static List<String> told(LocalDate first, LocalDate behind) {
        return List.of("DTSTART;VALUE=DATE:" + plain(first), "DTEND;VALUE=DATE:" + plain(behind));
    }

    private static List<String> times(EventTime time, Mailbox mailbox) {
        var entry = calendar(single(details(time)), mailbox).entries().getFirst();
        return lines(entry, "DTSTART", "DTEND");
    }

    /// An instant at which a day begins in the mailbox's own zone is that day.
    private static boolean beginsIn(ZoneId mailbox, Instant at) {
        return at.atZone(mailbox).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC",
        "Europe/Berlin",
        "America/Los_Angeles",
        "Asia/Kolkata",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Australia/Lord_Howe"
    })
    void rule_22_the_day_is_the_one_meant_at_every_offset_within_eleven_hours(String home) {
        var mailbox = mailbox(home);
        var others = new ArrayList<String>();
        int looked = 0;
        for (var offset : offsets(11)) {
            for (var day : DAYS) {
                for (int length : List.of(1, 3)) {
                    var from = midnight(day, offset);
                    var until = midnight(day.plusDays(length), offset);
                    if (beginsIn(mailbox.zone(), from) || beginsIn(mailbox.zone(), until)) {
                        continue;
                    }
                    looked++;
                    var told = times(days(from, until, "NoId_1"), mailbox);
                    if (!told.equals(told(day, day.plusDays(length)))) {
                        others.add(offset + " " + day + " " + told);
                    }
                }
            }
        }

        assertThat(others).isEmpty();
        assertThat(looked).isGreaterThan(offsets(11).size() * DAYS.size() * 2 * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({"UTC, UTC", "W. Europe Standard Time, UTC", "UTC, Europe/Berlin"})
    void rule_22_so_it_is_eleven_hours_around_a_zone_whose_midnight_it_is_not(
            String zone, String home) {
        var others = new ArrayList<String>();
        for (var offset : offsets(11)) {
            // Winter, in which the clock of the zone and of the mailbox do not change.
            var day = LocalDate.of(2026, 1, 20);
            int around = zone.startsWith("W.") ? 3600 : 0;
            var there = ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() + around);
            var from = midnight(day, there);
            if (!beginsIn(ZoneId.of(home), from)) {
                var told = times(days(from, midnight(day.plusDays(1), there), zone), mailbox(home));
                if (!told.equals(told(day, day.plusDays(1)))) {
                    others.add(there + " " + told);
                }
            }
        }

        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"23", "25"})
    void rule_22_a_day_on_which_the_clock_changes_is_one_day(int hours) {
        var others = new ArrayList<String>();
        for (var offset : offsets(10)) {
            var day = LocalDate.of(2026, 3, 29);
            var from = midnight(day, offset);
            var told = times(days(from, from.plusSeconds(hours * 3600L), "NoId_1"), mailbox("UTC"));
            if (!told.equals(told(day, day.plusDays(1)))) {
                others.add(offset + " " + told);
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void rule_22_exceptions_of_such_a_series_are_told_by_the_same_days() {
        var others = new ArrayList<String>();
        var first = LocalDate.of(2026, 3, 2);
        for (var offset : offsets(11)) {
            var master =
                    days(midnight(first, offset), midnight(first.plusDays(1), offset), "NoId_1");
            var moved =
                    days(
                            midnight(first.plusDays(9), offset),
                            midnight(first.plusDays(10), offset),
                            "NoId_1");
            var item =
                    series(
                            details(master),
                            new Series(
                                    new Pattern.Daily(7),
                                    new Range.Numbered(first, 4),
                                    List.of(
                                            new ModifiedOccurrence(
                                                    midnight(first.plusDays(7), offset),
                                                    details(moved))),
                                    List.of(midnight(first.plusDays(14), offset))));
            var entries = calendar(item, mailbox("UTC")).entries();
            var told =
                    List.of(
                            lines(entries.getFirst(), "DTSTART", "EXDATE"),
                            lines(entries.getLast(), "RECURRENCE-ID", "DTSTART"));
            if (!told.equals(
                    List.of(
                            List.of("DTSTART;VALUE=DATE:20260302", "EXDATE;VALUE=DATE:20260316"),
                            List.of(
                                    "RECURRENCE-ID;VALUE=DATE:20260309",
                                    "DTSTART;VALUE=DATE:20260311")))) {
                others.add(offset + " " + told);
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void rule_22_what_begins_at_midnight_of_the_mailbox_is_the_day_of_the_mailbox() {
        // Eleven hours behind UTC it would be the day before.
        var time =
                days(
                        Instant.parse("2026-06-01T11:00:00Z"),
                        Instant.parse("2026-06-02T11:00:00Z"),
                        "NoId_1");

        assertThat(times(time, mailbox("Pacific/Apia")))
                .isEqualTo(told(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 3)));
        assertThat(times(time, mailbox("Pacific/Pago_Pago")))
                .isEqualTo(told(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 2)));
    }
}
