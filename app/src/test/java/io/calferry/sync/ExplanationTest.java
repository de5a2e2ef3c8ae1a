package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.Explanation.Standing;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ExplanationTest {

    private static final Standing THERE = new Standing.There();
    private static final Standing NOT_THERE = new Standing.NotThere();

    private final Twins twins = new Twins(new Mirror(OnDrift.RESTORE, Others.KEEP), Guard.DEFAULT);

    private List<Finding> why(String wanted) throws StoreException {
        return new Explanation(twins.ends(), Clock.systemUTC()).of(wanted, Watch.NONE);
    }

    @Test
    void an_event_in_sync_is_on_both_sides() throws StoreException {
        twins.left.userPuts("a", "Dentist");
        twins.runAlone();
        assertThat(why("a"))
                .containsExactly(
                        new Finding(
                                new Uid("a"),
                                "Dentist",
                                THERE,
                                THERE,
                                Optional.of(Bond.AGREED),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_part_of_the_title_finds_it_in_any_case() throws StoreException {
        twins.left.userPuts("a", "Dentist");
        twins.left.userPuts("b", "Lunch");
        assertThat(why("DENT")).extracting(Finding::uid).containsExactly(new Uid("a"));
    }

    @Test
    void a_rule_that_withholds_an_event_is_named() throws StoreException {
        twins.left.userPuts("a", "secret meeting");
        twins.runAlone();
        assertThat(why("a"))
                .extracting(Finding::left, Finding::right)
                .containsExactly(tuple(new Standing.Withheld("secret"), NOT_THERE));
    }

    @Test
    void an_event_of_the_target_alone_is_found_by_its_title() throws StoreException {
        twins.right.userPuts("a", "Holiday");
        twins.runAlone();
        assertThat(why("holiday"))
                .extracting(Finding::left, Finding::right)
                .containsExactly(tuple(NOT_THERE, THERE));
    }

    @Test
    void a_parked_event_tells_the_fault() throws StoreException {
        twins.left.userPuts("a", "bad thing");
        twins.runAlone();
        var fault = new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, "bad thing");
        assertThat(why("bad"))
                .extracting(Finding::left, Finding::right)
                .containsExactly(tuple(new Standing.Unreadable(fault), NOT_THERE));
    }

    @Test
    void a_title_is_found_in_any_script() throws StoreException {
        twins.left.userPuts("a", "Οδός");
        twins.left.userPuts("b", "Straße");
        assertThat(why("ΟΔΌΣ")).extracting(Finding::uid).containsExactly(new Uid("a"));
        assertThat(why("STRASSE")).extracting(Finding::uid).containsExactly(new Uid("b"));
        assertThat(why("nowhere")).isEmpty();
    }

    @Test
    void an_agreed_difference_is_told_as_one() throws StoreException {
        twins.left.userPuts("a", "Dentist");
        twins.run(Map.of(new Uid("a"), Run.Leave.FOR_GOOD));
        assertThat(why("a"))
                .containsExactly(
                        new Finding(
                                new Uid("a"),
                                "Dentist",
                                THERE,
                                NOT_THERE,
                                Optional.of(Bond.APART),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_held_deletion_tells_what_it_waits_for() throws StoreException {
        for (int i = 0; i < 7; i++) {
            twins.left.userPuts("u" + i, "Lesson " + i);
        }
        twins.runAlone();
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.runAlone();
        var finding = why("lesson 0").getFirst();
        assertThat(List.of(finding.left(), finding.right())).containsExactly(NOT_THERE, THERE);
        assertThat(finding.next()).containsInstanceOf(Step.Delete.class);
        assertThat(finding.waiting().map(Parked::reason))
                .contains(new Parked.Reason.Held(new Guard.Finding.TooMany(6, 0, 7)));
    }

    @Test
    void what_was_forgotten_still_tells_its_fault() throws StoreException {
        var fault = new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500");
        twins.left.unreadable.put(twins.left.userPuts("a", "a").href(), fault);
        twins.runAlone();
        twins.forget("LEFT /a");
        assertThat(why("LEFT /a"))
                .extracting(Finding::left, Finding::right)
                .containsExactly(tuple(new Standing.Unreadable(fault), NOT_THERE));
    }

    @Test
    void nothing_is_written_to_explain() throws StoreException {
        twins.left.userPuts("a", "Dentist");
        why("a");
        assertThat(twins.right.bodies()).isEmpty();
        assertThat(twins.ledger.tokens()).isEqualTo(Ledger.Tokens.NONE);
    }
}
