package io.calferry.shape;

import static io.calferry.shape.Samples.event;
import static io.calferry.shape.Samples.oneWay;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Period;

/// Today is Tuesday, 10 March 2026, in Berlin; the window reaches from the 8th to the 13th.
class WindowTest {

    private static final Rules RULES =
            Samples.within(new Window(Period.ofDays(2), Period.ofDays(3)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20260307T220000Z\nDTEND:20260307T230001Z",
                "DTSTART:20260313T225959Z\nDTEND:20260313T235959Z",
                "DTSTART;TZID=America/New_York:20260313T180000\nDURATION:PT1H",
                "DTSTART:20260101T000000Z\nDTEND:20270101T000000Z",
                "DTSTART;VALUE=DATE:20260308",
                "DTSTART;VALUE=DATE:20260306\nDTEND;VALUE=DATE:20260309",
                "DTSTART;VALUE=DATE:20260313",
                "DTSTART:20260313T235959",
                "DTSTART:20260310T000000",
            })
    void an_event_that_touches_a_day_of_the_window_crosses(String times) {
        assertThat(view(event(times))).isInstanceOf(Shaped.Crosses.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20260307T220000Z\nDTEND:20260307T230000Z",
                "DTSTART:20260313T230000Z\nDTEND:20260313T235959Z",
                "DTSTART;TZID=America/New_York:20260313T190000\nDURATION:PT1H",
                "DTSTART;VALUE=DATE:20260307",
                "DTSTART;VALUE=DATE:20260305\nDTEND;VALUE=DATE:20260308",
                "DTSTART;VALUE=DATE:20260314",
                "DTSTART:20260314T000000",
            })
    void an_event_outside_is_left_alone(String times) {
        assertThat(view(event(times + "\nSUMMARY:S")))
                .isEqualTo(new Shaped.Withheld("window", "S", Shaped.Copy.STAYS));
        assertThat(Samples.twoWay(RULES).view(Side.RIGHT, event(times + "\nSUMMARY:S")))
                .isEqualTo(new Shaped.Withheld("window", "S", Shaped.Copy.STAYS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20200101T100000Z\nRRULE:FREQ=DAILY",
                "DTSTART:20200313T100000Z\nRRULE:FREQ=YEARLY",
                "DTSTART:20260302T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2",
                "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=WEEKLY;BYDAY=FR",
                "DTSTART:20200101T100000Z\nRDATE:20260312T100000Z",
            })
    void a_series_crosses_when_any_instance_does(String times) {
        assertThat(view(event(times))).isInstanceOf(Shaped.Crosses.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20200101T100000Z\nRRULE:FREQ=DAILY;UNTIL=20260306T100000Z",
                "DTSTART:20200701T100000Z\nRRULE:FREQ=YEARLY",
                "DTSTART:20260401T100000Z\nRRULE:FREQ=DAILY",
                "DTSTART:20260302T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20260309T100000Z",
            })
    void a_series_without_an_instance_in_the_window_does_not(String times) {
        assertThat(view(event(times)))
                .isEqualTo(new Shaped.Withheld("window", "", Shaped.Copy.STAYS));
    }

    @Test
    void an_occurrence_that_was_moved_into_the_window_takes_its_series_along() {
        var times = "\nRRULE:FREQ=YEARLY;COUNT=3\nEND:VEVENT\nBEGIN:VEVENT\nUID:" + Samples.UID;
        var moved = "\nRECURRENCE-ID:20260401T100000Z\nDTSTART:20260311T100000Z";

        assertThat(view(event("DTSTART:20250401T100000Z" + times + moved)))
                .isInstanceOf(Shaped.Crosses.class);
        assertThat(
                        view(
                                event(
                                        "DTSTART:20250401T100000Z"
                                                + times
                                                + moved.replace("20260311", "20260411"))))
                .isInstanceOf(Shaped.Withheld.class);
    }

    private static Shaped view(CalendarObject held) {
        return oneWay(RULES).view(Side.LEFT, held);
    }
}
