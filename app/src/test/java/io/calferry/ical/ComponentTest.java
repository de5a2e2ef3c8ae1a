package io.calferry.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

class ComponentTest {

    @Test
    void what_is_not_known_survives_in_its_order() {
        var text =
                """
                BEGIN:VCALENDAR
                X-ONE;X-P=a,"b:c";Y=:1
                BEGIN:X-THING
                FOO:bar
                BEGIN:VALARM
                X-INNER:\\;\\,\\n
                END:VALARM
                END:X-THING
                BEGIN:VEVENT
                UID:1
                X-TWO:2
                SUMMARY:3
                END:VEVENT
                END:VCALENDAR
                """
                        .replace("\n", "\r\n");

        assertThat(Samples.parse(text).text()).isEqualTo(text);
    }

    @Test
    void lines_are_folded_at_75_octets_and_never_inside_a_character() throws Exception {
        var random = new Random(5);
        var alphabet = "aé€😀 \t;:,".codePoints().toArray();
        for (int round = 0; round < 300; round++) {
            var value = new StringBuilder("x");
            for (int i = 0; i < random.nextInt(300); i++) {
                value.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            var event = Samples.event("X-LONG:" + value);

            var text = event.text();

            for (var line : text.split("\r\n")) {
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            }
            assertThat(Component.parse(text)).isEqualTo(event);
        }
    }

    @Test
    void a_fold_inside_a_character_is_healed() throws Exception {
        var whole =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Zoë\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var latin = new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var folded = latin.replace("Zo\u00C3", "Zo\u00C3\r\n ");

        var parsed = Component.parse(folded.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(parsed).isEqualTo(Samples.parse(whole));
    }

    @Test
    void encodings_line_ends_and_control_characters_are_tolerated() throws Exception {
        var expected = Samples.event("SUMMARY:Zoë’s day");
        var text = expected.text();

        assertThat(Component.parse("\uFEFF" + text)).isEqualTo(expected);
        assertThat(Component.parse(text.replace("\r\n", "\n"))).isEqualTo(expected);
        assertThat(Component.parse(text.replace("\r\n", "\r"))).isEqualTo(expected);
        assertThat(Component.parse(text.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(expected);
        assertThat(Component.parse(text.replace("Zo", "Z\u0000\u0007\u0085o"))).isEqualTo(expected);
        assertThat(Component.parse(text.replace("SUMMARY", "Summary").replace("VEVENT", "vevent")))
                .isEqualTo(expected);
    }

    @Test
    void missing_ends_are_added_and_stray_lines_joined_to_the_text_before() {
        var parsed =
                Samples.parse(
                        """
                        BEGIN:VCALENDAR
                        BEGIN:VEVENT
                        UID:1
                        DESCRIPTION:first
                        second line without name
                        BEGIN:VALARM
                        ACTION:DISPLAY
                        BEGIN:VEVENT
                        UID:2
                        """);

        assertThat(parsed)
                .isEqualTo(
                        Samples.calendar(
                                "BEGIN:VEVENT",
                                "UID:1",
                                "DESCRIPTION:first\\nsecond line without name",
                                "BEGIN:VALARM",
                                "ACTION:DISPLAY",
                                "END:VALARM",
                                "END:VEVENT",
                                "BEGIN:VEVENT",
                                "UID:2",
                                "END:VEVENT"));
    }

    @Test
    void prose_in_the_midst_of_a_text_is_no_property() {
        assertThat(
                        Samples.event(
                                "DESCRIPTION:Join",
                                "https://zoom.example/j/1?a=b:c",
                                "Passcode: 1",
                                "X-ok:2"))
                .isEqualTo(
                        Samples.event(
                                "DESCRIPTION:Join\\nhttps://zoom.example/j/1?a=b:c\\nPasscode: 1",
                                "X-OK:2"));
    }

    @Test
    void parameters_are_read_without_quotes_and_carets() {
        var property =
                Samples.event(
                                "ATTENDEE;cn=\"Smith;"
                                    + " \"^'Joe^'^n;MEMBER=\"mailto:a@x\",\"mailto:b@x\":mailto:c@x")
                        .entries()
                        .getFirst()
                        .first("ATTENDEE")
                        .orElseThrow();

        assertThat(property)
                .isEqualTo(
                        new Property(
                                "ATTENDEE",
                                List.of(
                                        Parameter.of("CN", "Smith; \"Joe\"\n"),
                                        new Parameter(
                                                "MEMBER", List.of("mailto:a@x", "mailto:b@x"))),
                                "mailto:c@x"));
        assertThat(new Printer().print(property).toString())
                .isEqualTo(
                        "ATTENDEE;CN=\"Smith;"
                            + " ^'Joe^'^n\";MEMBER=\"mailto:a@x\",\"mailto:b@x\":mailto:c@x\r\n");
    }

    @Test
    void outlooks_unquoted_display_name_of_a_zone_is_one_value() {
        var property =
                Samples.event("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20270105T100000")
                        .entries()
                        .getFirst()
                        .first("DTSTART")
                        .orElseThrow();

        assertThat(property)
                .isEqualTo(
                        new Property(
                                "DTSTART",
                                List.of(Parameter.of("TZID", "(UTC+01:00) Amsterdam, Berlin")),
                                "20270105T100000"));
    }

    @Test
    void a_line_break_in_a_value_never_becomes_a_line() {
        var text = new Printer().print(Property.of("SUMMARY", "a\r\nATTENDEE:mailto:x")).toString();

        assertThat(text).isEqualTo("SUMMARY:a\\nATTENDEE:mailto:x\r\n");
    }

    @Test
    void what_has_no_component_is_refused() {
        assertThatThrownBy(() -> Component.parse("<html></html>"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("BAD_OBJECT");
    }

    @Test
    void texts_are_escaped_and_read_back() {
        var plain = "a,b;c\\d\ne";

        assertThat(Property.ofText("SUMMARY", plain).value()).isEqualTo("a\\,b\\;c\\\\d\\ne");
        assertThat(Property.ofText("SUMMARY", plain).text()).isEqualTo(plain);
    }
}
