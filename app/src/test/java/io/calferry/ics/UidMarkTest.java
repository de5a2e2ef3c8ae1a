package io.calferry.ics;

import static io.calferry.ics.Samples.calendar;
import static io.calferry.ics.Samples.vevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class UidMarkTest {

    @Test
    void finds_the_uid_of_a_component_however_it_is_written() {
        var mark = UidMark.of(new Uid("one@example.com"));
        assertThat(in(calendar(vevent("one@example.com", "x")))).isEqualTo(mark);
        assertThat(in(calendar(vevent("one@exa\r\n mple.com", "x")))).isEqualTo(mark);
        assertThat(in(calendar(vevent("one@example.com", "x")).replace("\r\n", "\n")))
                .isEqualTo(mark);
        assertThat(in(calendar(vevent("one@example.com", "x")).replace("UID:", "uid;X-A=\"b:c\":")))
                .isEqualTo(mark);
    }

    @Test
    void passes_over_the_uid_of_the_calendar_and_of_an_alarm() {
        var text =
                calendar(
                        "UID:calendar\r\n",
                        "BEGIN:VEVENT\r\nBEGIN:VALARM\r\nUID:alarm\r\nEND:VALARM\r\n"
                                + "UID:event\r\nEND:VEVENT\r\n");
        assertThat(in(text)).isEqualTo(UidMark.of(new Uid("event")));
    }

    @Test
    void a_text_without_a_uid_has_no_mark() {
        assertThat(in("")).isEqualTo(UidMark.NONE);
        assertThat(in("<html>")).isEqualTo(UidMark.NONE);
        assertThat(in("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID")).isEqualTo(UidMark.NONE);
    }

    private static long in(String text) {
        return UidMark.in(text.getBytes(StandardCharsets.UTF_8));
    }
}
