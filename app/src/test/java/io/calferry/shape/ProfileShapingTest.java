package io.calferry.shape;

import static io.calferry.shape.Samples.BERLIN;
import static io.calferry.shape.Samples.NOW;
import static io.calferry.shape.Samples.ONE_WAY;
import static io.calferry.shape.Samples.OWNER;
import static io.calferry.shape.Samples.TWO_WAY;
import static io.calferry.shape.Samples.copied;
import static io.calferry.shape.Samples.crossing;
import static io.calferry.shape.Samples.edited;
import static io.calferry.shape.Samples.event;
import static io.calferry.shape.Samples.meeting;
import static io.calferry.shape.Samples.oneWay;
import static io.calferry.shape.Samples.twoWay;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Origin;
import io.calferry.sync.Policy;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ProfileShapingTest {

    @Test
    void what_crosses_is_told_with_its_title_and_its_latest_change() {
        var held =
                Samples.series(
                        "SUMMARY:Secret\\, weekly\nLAST-MODIFIED:20260302T080000Z",
                        Samples.override("20260309", "LAST-MODIFIED:20260305T080000Z"),
                        Samples.override("20260316", "LAST-MODIFIED:20260304T080000Z"));
        var seen = crossing(oneWay(Samples.with(Detail.BUSY)), Side.LEFT, held);

        assertThat(seen.title()).isEqualTo("Secret, weekly");
        assertThat(seen.modified()).contains(Instant.parse("2026-03-05T08:00:00Z"));
        assertThat(seen.origin()).isEmpty();
        assertThat(seen.object().uid()).isEqualTo(Samples.UID);
        assertThat(seen.object().text()).contains("SUMMARY:Busy").doesNotContain("Secret");
    }

    @Test
    void a_copy_names_the_profile_the_side_and_what_was_sent() {
        for (var shaping : List.of(oneWay(Rules.DEFAULT), twoWay(Rules.DEFAULT))) {
            var seen = crossing(shaping, Side.LEFT, meeting("SUMMARY:S"));
            var copy = shaping.outgoing(Side.RIGHT, seen, Optional.empty());

            assertThat(seen.object().text()).doesNotContain(Mark.NAME);
            assertThat(copy.text()).containsOnlyOnce(Mark.NAME);
            assertThat(crossing(shaping, Side.RIGHT, copy))
                    .isEqualTo(
                            new Shaped.Crosses(
                                    seen.object(),
                                    seen.fingerprint(),
                                    Optional.of(
                                            new Origin("work-home", Side.LEFT, seen.fingerprint())),
                                    Optional.empty(),
                                    "S"));
        }
    }

    @Test
    void a_mark_that_was_copied_into_another_entry_makes_it_nobody_s_copy() {
        var shaping = twoWay(Rules.DEFAULT);
        var copy = copied(shaping, meeting("SUMMARY:S"));
        var uid = new Uid("duplicate@example.com");
        var duplicate =
                new CalendarObject(uid, edited(copy, "UID:" + Samples.UID, "UID:" + uid).text());
        var seen = crossing(shaping, Side.RIGHT, duplicate);

        assertThat(seen.origin()).isEmpty();
        assertThat(shaping.outgoing(Side.LEFT, seen, Optional.empty()).text())
                .containsOnlyOnce(Mark.NAME);
    }

    @Test
    void the_mark_of_another_profile_is_told_and_does_not_cross() {
        var other =
                new ProfileShaping(
                        "other",
                        ONE_WAY,
                        Rules.DEFAULT,
                        OWNER,
                        Capacity.EVERYTHING,
                        clock(NOW),
                        BERLIN);
        var copyOfOther = copied(other, meeting("SUMMARY:S"));
        var shaping = oneWay(Rules.DEFAULT);
        var seen = crossing(shaping, Side.LEFT, copyOfOther);
        var copy = shaping.outgoing(Side.RIGHT, seen, Optional.empty());

        assertThat(seen.origin().map(Origin::profile)).contains("other");
        assertThat(copy.text()).containsOnlyOnce(Mark.NAME);
        assertThat(crossing(shaping, Side.RIGHT, copy).origin().map(Origin::profile))
                .contains("work-home");
    }

    @Test
    void a_mark_is_found_in_whatever_component_a_server_left_it() {
        var shaping = oneWay(Rules.DEFAULT);
        var held = Samples.series("SUMMARY:S", Samples.override("20260309", "SUMMARY:T"));
        var copy = copied(shaping, held);
        var mark = copy.text().replace("\r\n ", "").lines().filter(l -> l.startsWith("X-CAL"));
        var moved =
                edited(
                        edited(copy, mark.findFirst().orElseThrow() + "\r\n", ""),
                        "SUMMARY:T",
                        "SUMMARY:T\r\n" + markOf(copy));

        assertThat(crossing(shaping, Side.RIGHT, moved))
                .isEqualTo(crossing(shaping, Side.RIGHT, copy));
    }

    private static String markOf(CalendarObject object) {
        return object.text()
                .replace("\r\n ", "")
                .lines()
                .filter(line -> line.startsWith(Mark.NAME))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_one_way_target_is_seen_as_it_is() {
        var rules =
                new Rules(
                        Optional.of(new Window(Period.ZERO, Period.ZERO)),
                        List.of(new Filter.SkipPrivate()),
                        Detail.BUSY,
                        Attendees.NONE,
                        new Reminders.None(),
                        "[W] ");
        var held = event(Samples.FULL_EVENT);
        var seen = crossing(oneWay(rules), Side.RIGHT, held);

        assertThat(Samples.lines(seen.object()))
                .containsExactlyInAnyOrderElementsOf(Samples.lines(held));
    }

    @Test
    void what_can_not_be_read_is_unfit() {
        assertThat(oneWay(Rules.DEFAULT).view(Side.LEFT, new CalendarObject(Samples.UID, "hello")))
                .isInstanceOfSatisfying(
                        Shaped.Unfit.class,
                        unfit -> assertThat(unfit.fault()).isInstanceOf(Fault.Unreadable.class));
    }

    @Test
    void differences_are_told_field_by_field() {
        var shaping = oneWay(Rules.DEFAULT);
        var from = meeting("SUMMARY:Old");
        var to = meeting("SUMMARY:New");

        assertThat(shaping.differences(Optional.of(from), Optional.of(to)))
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.from()).isEqualTo("Old");
                            assertThat(change.to()).isEqualTo("New");
                        });
        assertThat(shaping.differences(Optional.of(from), Optional.of(from))).isEmpty();
        assertThat(shaping.differences(Optional.empty(), Optional.of(to))).isNotEmpty();
    }

    @Test
    void the_key_is_another_one_for_every_other_rule() {
        var all =
                List.of(
                        Rules.DEFAULT,
                        Samples.with(Detail.TITLE),
                        Samples.with(Detail.BUSY),
                        Samples.with(Attendees.TEXT),
                        Samples.with(Attendees.INFORMATION),
                        Samples.with(new Reminders.None()),
                        Samples.with(new Reminders.Before(Duration.ofMinutes(5))),
                        Samples.with(new Reminders.Before(Duration.ofMinutes(6))),
                        Samples.prefixed("x"),
                        Samples.prefixed("x "),
                        Samples.filtered(new Filter.SkipFree()),
                        Samples.filtered(new Filter.SkipFree(), new Filter.SkipPrivate()),
                        Samples.filtered(new Filter.CategoryIs("a")),
                        Samples.filtered(new Filter.CategoryNot("a")),
                        Samples.filtered(new Filter.TitleNot("a")),
                        Samples.filtered(new Filter.TitleMatches("a")),
                        Samples.within(new Window(Period.ofDays(1), Period.ofDays(2))),
                        Samples.within(new Window(Period.ofDays(2), Period.ofDays(1))));
        var keys = new HashSet<String>();
        for (var rules : all) {
            for (Policy policy : List.of(ONE_WAY, TWO_WAY)) {
                keys.add(Samples.shaping(policy, rules).key(Side.LEFT));
            }
        }
        keys.add(key(Rules.DEFAULT, new Owner(Set.of("other@b.c")), NOW, BERLIN));

        assertThat(keys).hasSize(2 * all.size() + 1);
    }

    @Test
    void another_policy_looks_at_both_sides_anew() {
        var restoring = oneWay(Rules.DEFAULT);
        var leaving =
                Samples.shaping(
                        new Policy.Mirror(Policy.OnDrift.LEAVE, Policy.Others.DELETE),
                        Rules.DEFAULT);
        for (var side : Side.values()) {
            assertThat(leaving.key(side)).isNotEqualTo(restoring.key(side));
        }
    }

    @Test
    void the_target_of_a_mirror_is_seen_as_it_is_whatever_the_rules() {
        var today = Samples.within(new Window(Period.ofDays(30), Period.ofYears(1)));
        assertThat(oneWay(today).key(Side.RIGHT)).isEqualTo(oneWay(Rules.DEFAULT).key(Side.RIGHT));
        assertThat(oneWay(today).key(Side.LEFT)).isNotEqualTo(oneWay(Rules.DEFAULT).key(Side.LEFT));
    }

    @Test
    void under_a_window_the_key_changes_once_a_day() {
        var rules = Samples.within(new Window(Period.ofDays(30), Period.ofYears(1)));
        var morning = key(rules, OWNER, Instant.parse("2026-03-09T23:00:00Z"), BERLIN);
        var night = key(rules, OWNER, Instant.parse("2026-03-10T22:59:59Z"), BERLIN);
        var next = key(rules, OWNER, Instant.parse("2026-03-10T23:00:00Z"), BERLIN);

        assertThat(night).isEqualTo(morning);
        assertThat(next).isNotEqualTo(morning);
    }

    @Test
    void without_a_window_the_key_stays_the_same() {
        assertThat(key(Rules.DEFAULT, OWNER, NOW, BERLIN))
                .isEqualTo(
                        key(
                                Rules.DEFAULT,
                                OWNER,
                                NOW.plus(Duration.ofDays(400)),
                                ZoneId.of("Asia/Tokyo")));
    }

    private static String key(Rules rules, Owner owner, Instant now, ZoneId zone) {
        return new ProfileShaping(
                        "work-home", ONE_WAY, rules, owner, Capacity.EVERYTHING, clock(now), zone)
                .key(Side.LEFT);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
