package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class DetailTest {

    @Test
    void busy_tells_when_and_nothing_else() {
        var copy = copied(Samples.with(Detail.BUSY));

        assertThat(copy)
                .containsExactlyInAnyOrder(
                        "BEGIN:VEVENT",
                        "CREATED:20260301T080000Z",
                        "LAST-MODIFIED:20260302T080000Z",
                        "SEQUENCE:2",
                        "DTSTART;TZID=Europe/Berlin:20260312T100000",
                        "DTEND;TZID=Europe/Berlin:20260312T110000",
                        "STATUS:CONFIRMED",
                        "TRANSP:OPAQUE",
                        "SUMMARY:Busy",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "TRIGGER:-PT15M",
                        "DESCRIPTION:Busy",
                        "END:VALARM",
                        "END:VEVENT");
    }

    @Test
    void title_tells_what_it_is_called_and_when_and_of_which_kind() {
        assertThat(copied(Samples.with(Detail.TITLE)))
                .containsExactlyInAnyOrder(
                        "BEGIN:VEVENT",
                        "CREATED:20260301T080000Z",
                        "LAST-MODIFIED:20260302T080000Z",
                        "SEQUENCE:2",
                        "DTSTART;TZID=Europe/Berlin:20260312T100000",
                        "DTEND;TZID=Europe/Berlin:20260312T110000",
                        "SUMMARY:Quarterly numbers",
                        "CATEGORIES:Work,Finance",
                        "CLASS:PRIVATE",
                        "PRIORITY:5",
                        "STATUS:CONFIRMED",
                        "TRANSP:OPAQUE",
                        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "TRIGGER:-PT15M",
                        "DESCRIPTION:Quarterly numbers",
                        "END:VALARM",
                        "END:VEVENT");
    }

    @Test
    void full_tells_all_but_the_people() {
        var copy = Samples.copied(Samples.oneWay(Rules.DEFAULT), Samples.event(Samples.FULL_EVENT));

        assertThat(Samples.names(copy))
                .isEqualTo(
                        "ATTACH CATEGORIES CLASS COMMENT CONTACT CREATED DESCRIPTION DTEND DTSTAMP"
                                + " DTSTART GEO LAST-MODIFIED LOCATION PRIORITY SEQUENCE STATUS"
                                + " SUMMARY TRANSP UID URL X-ALT-DESC X-APPLE-STRUCTURED-LOCATION"
                                + " X-MICROSOFT-CDO-BUSYSTATUS");
    }

    @Test
    void recurrence_and_its_exceptions_survive_both() {
        var held =
                Samples.series(
                        "SUMMARY:Weekly\nDESCRIPTION:secret\nEXDATE:20260316T090000Z",
                        Samples.override("20260309", "SUMMARY:Other\nDESCRIPTION:secret"));

        for (var detail : new Detail[] {Detail.TITLE, Detail.BUSY}) {
            var title = detail == Detail.BUSY ? "Busy" : "Weekly";
            var other = detail == Detail.BUSY ? "Busy" : "Other";
            assertThat(Samples.lines(Samples.copied(Samples.oneWay(Samples.with(detail)), held)))
                    .containsExactlyInAnyOrderElementsOf(
                            Samples.lines(
                                    Samples.series(
                                            "SUMMARY:" + title + "\nEXDATE:20260316T090000Z",
                                            Samples.override("20260309", "SUMMARY:" + other))));
        }
    }

    @Test
    void neither_the_calendar_nor_what_is_in_an_entry_tells_more() {
        var held =
                Samples.object(
                        """
                        X-WR-CALNAME:secret
                        DESCRIPTION:secret
                        BEGIN:X-NOTES
                        SUMMARY:secret
                        END:X-NOTES
                        BEGIN:VEVENT
                        UID:meeting@example.com
                        DTSTART:20260312T100000Z
                        SUMMARY:plain
                        BEGIN:VLOCATION
                        NAME:secret
                        END:VLOCATION
                        BEGIN:VALARM
                        ACTION:AUDIO
                        TRIGGER:-PT5M
                        ATTACH:secret
                        X-NOTE:secret
                        BEGIN:VLOCATION
                        NAME:secret
                        END:VLOCATION
                        END:VALARM
                        END:VEVENT
                        """);

        assertThat(held.text()).contains("secret");
        for (var detail : new Detail[] {Detail.TITLE, Detail.BUSY}) {
            var copy = Samples.copied(Samples.oneWay(Samples.with(detail)), held);
            assertThat(copy.text()).contains("TRIGGER:-PT5M").doesNotContain("secret");
        }
    }

    private static List<String> copied(Rules rules) {
        return Samples.lines(
                Samples.copied(Samples.oneWay(rules), Samples.event(Samples.FULL_EVENT)));
    }
}
