package io.calferry.shape;

import static io.calferry.shape.Samples.filtered;
import static io.calferry.shape.Samples.meeting;
import static io.calferry.shape.Samples.oneWay;
import static io.calferry.shape.Samples.override;
import static io.calferry.shape.Samples.series;
import static io.calferry.shape.Samples.twoWay;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class FilterTest {

    private static Filter named(String name) {
        return switch (name) {
            case "skip-declined" -> new Filter.SkipDeclined();
            case "skip-cancelled" -> new Filter.SkipCancelled();
            case "skip-free" -> new Filter.SkipFree();
            case "skip-tentative" -> new Filter.SkipTentative();
            case "skip-private" -> new Filter.SkipPrivate();
            case "skip-all-day" -> new Filter.SkipAllDay();
            case "category is Work" -> new Filter.CategoryIs("Work");
            case "category not Work" -> new Filter.CategoryNot("Work");
            case "title matches ^Lunch" -> new Filter.TitleMatches("^Lunch");
            case "title not ^Lunch" -> new Filter.TitleNot("^Lunch");
            default -> throw new AssertionError(name);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skip-declined     | ATTENDEE;PARTSTAT=DECLINED:mailto:ME@example.com",
                "skip-declined     | ATTENDEE;PARTSTAT=declined;EMAIL=me@Example.com:urn:uuid:7",
                "skip-cancelled    | STATUS:CANCELLED",
                "skip-cancelled    | status:Cancelled",
                "skip-free         | TRANSP:TRANSPARENT",
                "skip-free         | X-MICROSOFT-CDO-BUSYSTATUS:FREE",
                "skip-tentative    | STATUS:TENTATIVE",
                "skip-tentative    | X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
                "skip-tentative    | ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.com",
                "skip-private      | CLASS:PRIVATE",
                "skip-private      | CLASS:CONFIDENTIAL",
                "skip-private      | CLASS:X-SECRET",
                "skip-all-day      | X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "category is Work  | CATEGORIES:Home",
                "category is Work  | CATEGORIES:Work\\, hard",
                "category is Work  | SUMMARY:Work",
                "category not Work | CATEGORIES:Home,work",
                "category not Work | CATEGORIES: WORK",
                "title matches ^Lunch | SUMMARY:A Lunch",
                "title matches ^Lunch | STATUS:CONFIRMED",
                "title not ^Lunch  | SUMMARY:Lunch"
            })
    void a_filter_keeps_back_what_it_names(String filter, String line) {
        var rules = filtered(named(filter));
        var kind = filter.split(" ")[0];
        var title = line.startsWith("SUMMARY:") ? line.substring(8) : "";

        assertThat(oneWay(rules).view(Side.LEFT, meeting(line)))
                .isEqualTo(new Shaped.Withheld(kind, title, Shaped.Copy.GOES));
        assertThat(twoWay(rules).view(Side.LEFT, meeting(line)))
                .isEqualTo(new Shaped.Withheld(kind, title, Shaped.Copy.STAYS));
        assertThat(twoWay(rules).view(Side.RIGHT, meeting(line)))
                .isEqualTo(new Shaped.Withheld(kind, title, Shaped.Copy.STAYS));
        assertThat(oneWay(rules).view(Side.RIGHT, meeting(line)))
                .isInstanceOf(Shaped.Crosses.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skip-declined     | ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.com",
                "skip-declined     | ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.com",
                "skip-cancelled    | STATUS:CONFIRMED",
                "skip-free         | TRANSP:OPAQUE",
                "skip-free         | X-MICROSOFT-CDO-BUSYSTATUS:OOF",
                "skip-tentative    | STATUS:CONFIRMED",
                "skip-tentative    | ATTENDEE;PARTSTAT=TENTATIVE:mailto:other@example.com",
                "skip-private      | CLASS:PUBLIC",
                "skip-private      | SUMMARY:no class at all",
                "skip-all-day      | SUMMARY:All day",
                "category is Work  | CATEGORIES:Home,WORK",
                "category not Work | CATEGORIES:Homework,Work\\, hard",
                "title matches ^Lunch | SUMMARY:Lunch\\, with Jo",
                "title not ^Lunch  | SUMMARY:After Lunch"
            })
    void a_filter_lets_pass_what_it_does_not_name(String filter, String line) {
        assertThat(oneWay(filtered(named(filter))).view(Side.LEFT, meeting(line)))
                .isInstanceOf(Shaped.Crosses.class);
    }

    @Test
    void whole_days_are_known_by_their_date() {
        var allDay = Samples.event("DTSTART;VALUE=DATE:20260312\nSUMMARY:Off");

        assertThat(oneWay(filtered(new Filter.SkipAllDay())).view(Side.LEFT, allDay))
                .isEqualTo(new Shaped.Withheld("skip-all-day", "Off", Shaped.Copy.GOES));
    }

    @Test
    void nothing_is_declined_where_the_owner_is_not_known() {
        var shaping =
                new ProfileShaping(
                        "p",
                        Samples.ONE_WAY,
                        filtered(new Filter.SkipDeclined()),
                        new Owner(Set.of()),
                        Capacity.EVERYTHING,
                        Clock.fixed(Samples.NOW, ZoneOffset.UTC),
                        Samples.BERLIN);

        assertThat(shaping.view(Side.LEFT, meeting("ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c")))
                .isInstanceOf(Shaped.Crosses.class);
    }

    @Test
    void every_filter_must_let_it_pass_and_the_first_that_does_not_is_named() {
        var rules =
                filtered(
                        new Filter.CategoryIs("Work"),
                        new Filter.SkipFree(),
                        new Filter.SkipCancelled());
        var both = meeting("CATEGORIES:Work\nTRANSP:TRANSPARENT\nSTATUS:CANCELLED");

        assertThat(oneWay(rules).view(Side.LEFT, both))
                .isEqualTo(new Shaped.Withheld("skip-free", "", Shaped.Copy.GOES));
    }

    @Test
    void the_master_decides_for_its_series() {
        var held = series("STATUS:CANCELLED\nSUMMARY:Weekly", override("20260309", "SUMMARY:On"));

        assertThat(oneWay(filtered(new Filter.SkipCancelled())).view(Side.LEFT, held))
                .isEqualTo(new Shaped.Withheld("skip-cancelled", "Weekly", Shaped.Copy.GOES));
    }

    @Test
    void an_occurrence_that_is_kept_back_is_taken_out_of_the_series() {
        var held =
                series(
                        "SUMMARY:Weekly",
                        override("20260309", "SUMMARY:Weekly\nSTATUS:CANCELLED"),
                        override("20260316", "SUMMARY:Later"));

        assertThat(crossingLines(held))
                .containsExactlyElementsOf(
                        Samples.lines(
                                series(
                                        "SUMMARY:Weekly\n"
                                                + "EXDATE;TZID=Europe/Berlin:20260309T100000",
                                        override("20260316", "SUMMARY:Later"))));
    }

    @Test
    void an_occurrence_that_is_out_of_the_series_already_is_not_taken_out_twice() {
        var held =
                series(
                        "SUMMARY:Weekly\nEXDATE:20260309T090000Z,20260316T090000Z",
                        override("20260309", "SUMMARY:Declined\\: Weekly\nSTATUS:CANCELLED"));

        assertThat(crossingLines(held))
                .containsExactlyElementsOf(
                        Samples.lines(
                                series(
                                        "SUMMARY:Weekly\n"
                                                + "EXDATE:20260309T090000Z,20260316T090000Z")));
    }

    @Test
    void occurrences_without_their_master_are_judged_one_by_one() {
        var cancelled = override("20260309", "SUMMARY:Off\nSTATUS:CANCELLED");
        var on = override("20260316", "SUMMARY:On");

        assertThat(crossingLines(Samples.object(cancelled + "\n" + on)))
                .containsExactlyElementsOf(Samples.lines(Samples.object(on)));
        assertThat(
                        oneWay(filtered(new Filter.SkipCancelled()))
                                .view(Side.LEFT, Samples.object(cancelled)))
                .isEqualTo(new Shaped.Withheld("skip-cancelled", "Off", Shaped.Copy.GOES));
    }

    @Test
    void a_title_that_an_expression_can_not_decide_on_is_parked_and_not_deleted() {
        var rules = filtered(new Filter.TitleMatches("(.*a){25}$"));
        var title = "a".repeat(100) + "!";

        assertThat(oneWay(rules).view(Side.LEFT, meeting("SUMMARY:" + title)))
                .isEqualTo(
                        new Shaped.Unfit(
                                new Fault.Unreadable(
                                        Fault.Unreadable.Why.BAD_OBJECT,
                                        "the filter title takes too long on this title"),
                                title));
    }

    @Test
    void in_a_two_way_profile_the_original_is_judged_and_not_its_copy() {
        var rules =
                new Rules(
                        filtered().window(),
                        List.of(new Filter.CategoryIs("Work")),
                        Detail.BUSY,
                        Attendees.NONE,
                        new Reminders.Keep(),
                        "");
        var copy = Samples.copied(twoWay(rules), meeting("SUMMARY:S\nCATEGORIES:Work"));

        assertThat(copy.text()).doesNotContain("CATEGORIES");
        assertThat(twoWay(rules).view(Side.RIGHT, copy)).isInstanceOf(Shaped.Crosses.class);
    }

    private static List<String> crossingLines(CalendarObject held) {
        return Samples.lines(
                Samples.crossing(oneWay(filtered(new Filter.SkipCancelled())), Side.LEFT, held)
                        .object());
    }
}
