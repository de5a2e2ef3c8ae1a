package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Notice.About;
import io.calferry.tray.Notice.Message;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Past;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Row;
import io.calferry.tray.Overview.Trouble;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class NoticesTest {

    private static final Need SIGN_IN = new Need.SignIn("mail.example.com");
    private static final Need HELD = new Need.Held(41, 0);

    private static List<Notice> told(Row... states) {
        var notices = Notices.none();
        var told = new ArrayList<Notice>();
        for (var state : states) {
            var decision = notices.after(Samples.overview(state));
            told.addAll(decision.toTell());
            notices = decision.notices();
        }
        return told;
    }

    private static Row is(Phase phase) {
        return new Row("w", "Work", Power.ON, phase, Past.SUCCEEDED);
    }

    private static Row waits(Need need) {
        return is(new Phase.Waiting(need));
    }

    private static Row fresh(Phase phase) {
        return new Row("w", "Work", Power.ON, phase, Past.NEVER_SUCCEEDED);
    }

    private static Notice needed(Need need) {
        return new Notice("w", "Work", new About.Needed(need));
    }

    @Test
    void what_needs_a_person_is_told_once() {
        assertThat(
                        told(
                                waits(SIGN_IN),
                                waits(SIGN_IN),
                                is(new Phase.Syncing(0, 0)),
                                waits(SIGN_IN),
                                is(new Phase.Troubled(Trouble.OFFLINE)),
                                waits(SIGN_IN)))
                .containsExactly(needed(SIGN_IN));
    }

    @Test
    void the_same_in_other_numbers_is_the_same() {
        assertThat(told(waits(HELD), waits(new Need.Held(42, 3)), waits(new Need.Held(1, 0))))
                .containsExactly(needed(HELD));
    }

    @Test
    void another_need_is_told_too() {
        assertThat(told(waits(SIGN_IN), waits(HELD), waits(new Need.Clashes(2))))
                .containsExactly(needed(SIGN_IN), needed(HELD), needed(new Need.Clashes(2)));
    }

    @Test
    void what_was_met_and_comes_back_is_told_again() {
        assertThat(told(waits(SIGN_IN), is(new Phase.UpToDate()), waits(SIGN_IN)))
                .containsExactly(needed(SIGN_IN), needed(SIGN_IN));
    }

    @Test
    void the_first_success_is_told_and_no_other() {
        assertThat(
                        told(
                                fresh(new Phase.Fresh()),
                                fresh(new Phase.Syncing(1, 2)),
                                is(new Phase.UpToDate()),
                                is(new Phase.Syncing(1, 2)),
                                is(new Phase.UpToDate())))
                .containsExactly(new Notice("w", "Work", new About.FirstSuccess()));
        assertThat(told(is(new Phase.UpToDate()))).as("at a start").isEmpty();
    }

    @Test
    void a_profile_that_is_off_and_what_mends_itself_are_not_told() {
        assertThat(
                        told(
                                new Row(
                                        "w",
                                        "Work",
                                        Power.OFF,
                                        new Phase.Waiting(HELD),
                                        Past.SUCCEEDED),
                                is(new Phase.Troubled(Trouble.OFFLINE)),
                                is(new Phase.Troubled(Trouble.FAILED)),
                                is(new Phase.UpToDate())))
                .isEmpty();
    }

    @Test
    void each_profile_is_told_for_itself() {
        var other = new Row("o", "Other", Power.ON, new Phase.Waiting(SIGN_IN), Past.SUCCEEDED);
        var first = Notices.none().after(Samples.overview(waits(SIGN_IN), other));
        var second = first.notices().after(Samples.overview(waits(SIGN_IN), other));

        assertThat(first.toTell())
                .containsExactly(
                        needed(SIGN_IN), new Notice("o", "Other", new About.Needed(SIGN_IN)));
        assertThat(second.toTell()).isEmpty();
    }

    @Test
    void they_say_what_happened_and_what_to_do() {
        assertThat(
                        List.of(
                                needed(SIGN_IN).message(Samples.ENGLISH),
                                needed(HELD).message(Samples.ENGLISH),
                                needed(new Need.Held(1, 0)).message(Samples.GERMAN),
                                needed(new Need.Held(0, 3)).message(Samples.ENGLISH),
                                needed(new Need.Clashes(1)).message(Samples.ENGLISH),
                                needed(new Need.Clashes(3)).message(Samples.GERMAN),
                                new Notice("w", "Work", new About.FirstSuccess())
                                        .message(Samples.ENGLISH)))
                .containsExactly(
                        new Message(
                                "Sign-in refused",
                                "The password for mail.example.com was refused. Open \"Work\" and"
                                        + " enter the new one."),
                        new Message(
                                "Waits for you: Work",
                                "41 deletions are held. Look at them before anything is deleted."),
                        new Message(
                                "Wartet auf Sie: Work",
                                "Eine Löschung ist zurückgehalten. Sehen Sie nach, bevor etwas"
                                        + " gelöscht wird."),
                        new Message(
                                "Waits for you: Work",
                                "Part of the plan is held. Look at it before anything is"
                                        + " rewritten."),
                        new Message(
                                "Which should stay?",
                                "One event of \"Work\" was changed on both sides."),
                        new Message(
                                "Was soll bleiben?",
                                "3 Termine von „Work“ wurden auf beiden Seiten geändert."),
                        new Message(
                                "It works",
                                "\"Work\" has carried your calendar for the first time."));
    }
}
