package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;

/// Conversion rule 35: whether working elsewhere is busy or free is for the profile to say.
class WorkingElsewhereTest {

    private static final String ELSEWHERE = "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE";

    private static Rules counting(WorkingElsewhere elsewhere, Detail detail) {
        return new Rules(
                Optional.empty(),
                List.of(),
                detail,
                Attendees.NONE,
                new Reminders.Keep(),
                "",
                elsewhere);
    }

    /// How a copy is shown, by its lines in their order.
    private static List<String> told(CalendarObject copy) {
        return copy.text()
                .lines()
                .filter(it -> it.startsWith("TRANSP") || it.contains("BUSYSTATUS"))
                .toList();
    }

    private static List<String> copied(WorkingElsewhere elsewhere, String lines) {
        var shaping = Samples.oneWay(counting(elsewhere, Detail.FULL));
        return told(Samples.copied(shaping, Samples.meeting("SUMMARY:x\n" + lines)));
    }

    @Test
    void rule_35_working_elsewhere_is_busy_as_outlook_counts_it() {
        assertThat(Rules.DEFAULT.workingElsewhere()).isEqualTo(WorkingElsewhere.BUSY);
        assertThat(copied(WorkingElsewhere.BUSY, "TRANSP:OPAQUE\n" + ELSEWHERE))
                .containsExactly("TRANSP:OPAQUE", ELSEWHERE);
    }

    @ParameterizedTest
    @CsvSource({"TRANSP:OPAQUE", "TRANSP:TRANSPARENT", "CLASS:PRIVATE"})
    void rule_35_or_free_where_the_profile_says_so_and_outlooks_word_stays(String line) {
        assertThat(copied(WorkingElsewhere.FREE, line + "\n" + ELSEWHERE))
                .containsExactlyInAnyOrder("TRANSP:TRANSPARENT", ELSEWHERE);
    }

    @ParameterizedTest
    @CsvSource({"BUSY, OPAQUE", "OOF, OPAQUE", "TENTATIVE, OPAQUE", "FREE, TRANSPARENT"})
    void rule_35_the_other_statuses_stay_what_they_are(String word, String transp) {
        var lines = "TRANSP:" + transp + "\nX-MICROSOFT-CDO-BUSYSTATUS:" + word;

        assertThat(copied(WorkingElsewhere.FREE, lines)).isEqualTo(lines.lines().toList());
    }

    @Test
    void rule_35_each_occurrence_has_its_own() {
        var shaping = Samples.oneWay(counting(WorkingElsewhere.FREE, Detail.FULL));
        var series =
                Samples.series(
                        "TRANSP:OPAQUE",
                        Samples.override("20260309", "TRANSP:OPAQUE\n" + ELSEWHERE));

        assertThat(told(Samples.copied(shaping, series)))
                .containsExactly("TRANSP:OPAQUE", "TRANSP:TRANSPARENT", ELSEWHERE);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void rule_35_it_holds_for_every_detail(Detail detail) {
        var shaping = Samples.oneWay(counting(WorkingElsewhere.FREE, detail));
        var held = Samples.meeting("SUMMARY:x\nTRANSP:OPAQUE\n" + ELSEWHERE);

        assertThat(told(Samples.copied(shaping, held))).contains("TRANSP:TRANSPARENT");
    }

    @Test
    void rule_35_a_changed_copy_leaves_the_original_what_it_was() {
        var shaping = Samples.twoWay(counting(WorkingElsewhere.FREE, Detail.FULL));
        var held = Samples.meeting("SUMMARY:x\nTRANSP:OPAQUE\n" + ELSEWHERE);
        var copy = Samples.copied(shaping, held);
        var edited =
                new CalendarObject(copy.uid(), copy.text().replace("SUMMARY:x", "SUMMARY:edited"));
        var crossing = Samples.crossing(shaping, Side.RIGHT, edited);

        var back = shaping.outgoing(Side.LEFT, crossing, Optional.of(held));

        assertThat(told(back)).containsExactly("TRANSP:OPAQUE", ELSEWHERE);
        assertThat(back.text()).contains("SUMMARY:edited");
    }
}
