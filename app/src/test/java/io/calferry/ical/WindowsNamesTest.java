package io.calferry.ical;

import static io.calferry.ical.Samples.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class WindowsNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, W. Europe Standard Time",
        "Europe/Vienna, W. Europe Standard Time",
        "Etc/UTC, UTC",
        "Asia/Kolkata, India Standard Time",
        "Asia/Calcutta, India Standard Time",
        "America/New_York, Eastern Standard Time",
        "US/Pacific, Pacific Standard Time",
        "Pacific/Apia, Samoa Standard Time",
        "Europe/Kyiv, FLE Standard Time",
        "Asia/Ho_Chi_Minh, SE Asia Standard Time",
        "Etc/GMT-5, West Asia Standard Time",
        "America/Coyhaique, E. South America Standard Time",
    })
    void iana_zones_lead_to_those_of_windows(String id, String name) {
        assertThat(WindowsNames.of(ZoneId.of(id), 2026)).contains(name);
    }

    @Test
    void a_zone_that_windows_has_none_like_leads_nowhere() {
        assertThat(WindowsNames.of(ZoneId.of("Antarctica/Troll"), 2026)).isEmpty();
    }

    @Test
    void the_way_there_and_back_ends_where_it_began() {
        var others = new ArrayList<String>();
        for (var id : ZoneNames.byPreference()) {
            var back = WindowsNames.of(ZoneId.of(id), 2026).flatMap(ZoneNames::find);
            if (!back.equals(Optional.of(ZoneId.of(id)))) {
                others.add(id + " " + back);
            }
        }

        assertThat(others).isEmpty();
    }

    @Test
    void a_zone_that_only_its_own_text_knows_is_kept_with_its_clock() {
        var zones =
                new CalendarZones(
                        calendar(
                                """
                                BEGIN:VTIMEZONE
                                TZID:Customized Time Zone
                                BEGIN:STANDARD
                                DTSTART:16010101T020000
                                TZOFFSETFROM:+0210
                                TZOFFSETTO:+0110
                                RRULE:FREQ=YEARLY;BYDAY=3SU;BYMONTH=11
                                END:STANDARD
                                BEGIN:DAYLIGHT
                                DTSTART:16010101T020000
                                TZOFFSETFROM:+0110
                                TZOFFSETTO:+0210
                                RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=5
                                END:DAYLIGHT
                                END:VTIMEZONE\
                                """),
                        2026);

        var zone = zones.find("Customized Time Zone").orElseThrow();

        assertThat(zone.id()).isEqualTo("Customized Time Zone");
        assertThat(
                        List.of("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z").stream()
                                .map(at -> zone.rules().getOffset(Instant.parse(at))))
                .containsExactly(
                        ZoneOffset.ofHoursMinutes(1, 10), ZoneOffset.ofHoursMinutes(2, 10));
        assertThat(zones.find("Nowhere")).isEmpty();
    }
}
