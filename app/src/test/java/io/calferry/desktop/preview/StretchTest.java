package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.calferry.House;
import io.calferry.ical.Component;
import io.calferry.ical.Recurrence;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which days have to be looked at for an event.
class StretchTest {

    private static final Path CORPUS = House.root().resolve("../shared/corpus").normalize();

    /// One day ahead of all others, and one behind.
    private static final List<ZoneId> ZONES =
            Stream.of("Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago")
                    .map(ZoneId::of)
                    .toList();

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static CalendarObject event(String lines) {
        var text =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                        + lines.replace("|", "\r\n")
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        return new CalendarObject(new Uid("u"), text);
    }

    private static Stretch stretch(CalendarObject object) {
        return Stretch.of(Row.untouched(object, ""));
    }

    @Test
    void what_takes_place_once_is_looked_for_in_the_days_round_it_alone() {
        var meeting = stretch(event("DTSTART:20261124T090000Z|DTEND:20261125T100000Z"));
        assertThat(meeting).isEqualTo(new Stretch(DAY.minusDays(2), DAY.plusDays(3)));
        var day = stretch(event("DTSTART;VALUE=DATE:20261124"));
        assertThat(day).isEqualTo(new Stretch(DAY.minusDays(2), DAY.plusDays(2)));
        assertThat(day.touches(DAY.minusDays(4), DAY.minusDays(2))).isFalse();
        assertThat(day.touches(DAY.minusDays(4), DAY.minusDays(1))).isTrue();
        assertThat(day.touches(DAY.plusDays(2), DAY.plusDays(9))).isTrue();
        assertThat(day.touches(DAY.plusDays(3), DAY.plusDays(9))).isFalse();
    }

    @Test
    void what_moves_is_looked_for_where_it_was_and_where_it_will_be() {
        var row = Row.untouched(event("DTSTART;VALUE=DATE:20261124"), "");
        var moved =
                new Row(
                        row.uid(),
                        row.side(),
                        Deed.UPDATE,
                        row.standing(),
                        "",
                        row.changes(),
                        row.before(),
                        Optional.of(event("DTSTART;VALUE=DATE:20261024")),
                        Optional.empty());
        assertThat(Stretch.of(moved))
                .isEqualTo(new Stretch(LocalDate.of(2026, 10, 22), DAY.plusDays(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261124T090000Z|RRULE:FREQ=WEEKLY",
                "DTSTART:20261124T090000Z|RDATE:20270301T090000Z",
                "DTSTART:20261124T090000Z|DURATION:P40D",
                "DTSTART:20261124T090000Z|DTSTART:20270301T090000Z",
                "DTSTART:tomorrow",
                "SUMMARY:when nobody knows"
            })
    void what_can_t_be_told_at_once_is_looked_for_everywhere(String lines) {
        assertThat(stretch(event(lines))).isEqualTo(new Stretch(LocalDate.MIN, LocalDate.MAX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261124T235959Z|DTEND:20261126T000001Z",
                "DTSTART:20261124T000000Z",
                "DTSTART:20261124T230000|DTEND:20261125T010000",
                "DTSTART;VALUE=DATE:20261124|DTEND;VALUE=DATE:20261130",
                "DTSTART;VALUE=DATE:20261124|DTEND;VALUE=DATE:20261120",
                "DTSTART;TZID=Pacific/Kiritimati:20261124T003000|DTEND;TZID=Pacific/Pago_Pago:20261124T233000",
                "DTSTART;TZID=Pacific/Pago_Pago:20261124T233000",
                "DTSTART;TZID=Nowhere/At_All:20261124T120000|DTEND:20261125T120000",
                "DTSTART;VALUE=DATE:20261124|DTEND:20261126T120000Z"
            })
    void no_day_is_left_out_on_which_something_takes_place(String lines) {
        assertThat(missed(event(lines))).isEmpty();
    }

    @Test
    void nothing_in_real_files_is_left_out() throws IOException {
        assumeThat(CORPUS).as("a collection of files that is not part of the project").exists();
        var objects = new ArrayList<CalendarObject>();
        try (var files = Files.walk(CORPUS)) {
            for (var file : files.filter(it -> it.toString().endsWith(".ics")).toList()) {
                objects.addAll(objects(file));
            }
        }
        assertThat(objects).hasSizeGreaterThan(750);
        assertThat(objects.stream().flatMap(it -> missed(it).stream())).isEmpty();
    }

    /// Each entry of a file by itself, with the time zones.
    private static List<CalendarObject> objects(Path file) throws IOException {
        try {
            var calendar = Component.parse(Files.readAllBytes(file));
            var zones = calendar.components().stream().filter(it -> !it.isEntry()).toList();
            return calendar.entries().stream()
                    .map(it -> Stream.concat(zones.stream(), Stream.of(it)).toList())
                    .map(it -> new Component("VCALENDAR", calendar.properties(), it))
                    .map(it -> new CalendarObject(new Uid("u"), it.text()))
                    .toList();
        } catch (StoreException _) {
            return List.of();
        }
    }

    /// When it takes place and would not be looked for.
    private static List<String> missed(CalendarObject object) {
        if (!(Repair.of(object) instanceof Repaired.Fit(var repaired))) {
            return List.of();
        }
        var stretch = stretch(object);
        var missed = new ArrayList<String>();
        for (var zone : ZONES) {
            var all = Recurrence.of(repaired, zone).between(Instant.EPOCH, year(2100), 100);
            for (var instance : all) {
                var first = LocalDate.ofInstant(instance.start(), zone);
                var last = LocalDate.ofInstant(instance.end(), zone);
                if (first.isBefore(stretch.from()) || last.isAfter(stretch.to())) {
                    missed.add(instance.start() + " in " + stretch + " of " + object.text());
                }
            }
        }
        return missed;
    }

    private static Instant year(int year) {
        return Instant.parse(year + "-01-01T00:00:00Z");
    }
}
