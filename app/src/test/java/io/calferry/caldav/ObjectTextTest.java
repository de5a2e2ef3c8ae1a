package io.calferry.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class ObjectTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UID:one|one",
                "uid:one|one",
                "UID;X-P=\"a\":one|one",
                "UID:o~ ne|one",
                "UID:one~ ~ two|onetwo",
                "UIDX:no~UID:one|one",
                "BEGIN:VALARM~UID:no~END:VALARM~UID:one|one",
                "SUMMARY:x~ UID:no~UID:one|one"
            })
    void the_uid_is_that_of_the_entry(String lines, String uid) throws Exception {
        for (var end : new String[] {"\r\n", "\n"}) {
            var text =
                    String.join(
                            end,
                            "BEGIN:VCALENDAR",
                            "BEGIN:VTIMEZONE",
                            "UID:zone",
                            "END:VTIMEZONE",
                            "BEGIN:VTODO",
                            lines.replace("~", end),
                            "END:VTODO",
                            "END:VCALENDAR",
                            "");
            var object = ObjectText.read(text);

            assertThat(object.uid()).isEqualTo(new Uid(uid));
            assertThat(object.text()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "<html></html>",
                "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nEND:VEVENT\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n",
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
            })
    void anything_else_is_a_bad_object(String text) {
        assertThatThrownBy(() -> ObjectText.read(text))
                .isInstanceOf(StoreException.class)
                .extracting(e -> ((StoreException) e).fault())
                .extracting(fault -> ((Unreadable) fault).why())
                .isEqualTo(Unreadable.Why.BAD_OBJECT);
    }

    @Test
    void a_byte_order_mark_and_latin_1_do_no_harm() throws Exception {
        var text =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:é\r\nEND:VEVENT\r\n"
                        + "END:VCALENDAR\r\n";

        assertThat(ObjectText.read("\ufeff" + text).uid()).isEqualTo(new Uid("x"));
        assertThat(ObjectText.read(text.getBytes(StandardCharsets.ISO_8859_1)).text())
                .contains("SUMMARY:é");
    }
}
