package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Notice.About;
import io.calferry.tray.Notice.Message;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Need.Keychain.Condition;
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
    void a_keychain_that_is_locked_and_then_not_there_is_told_once() {
        var locked = new Need.Keychain(Condition.LOCKED);
        assertThat(
                        told(
                                waits(locked),
                                is(new Phase.Syncing(0, 0)),
                                waits(new Need.Keychain(Condition.NOT_THERE)),
                                is(new Phase.Syncing(0, 0)),
                                waits(locked)))
                .containsExactly(needed(locked));
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
    void what_a_person_ended_or_what_failed_is_no_end_of_the_matter() {
        assertThat(
                        told(
                                waits(SIGN_IN),
                                is(new Phase.Cancelled()),
                                waits(SIGN_IN),
                                is(new Phase.Failed()),
                                is(new Phase.Unfit()),
                                waits(SIGN_IN)))
                .containsExactly(needed(SIGN_IN));
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
    void what_is_the_same_for_all_profiles_is_told_of_the_first_alone() {
        for (var need : List.of(new Need.Keychain(Condition.LOCKED), new Need.Unlock())) {
            var other = new Row("o", "Other", Power.ON, new Phase.Waiting(need), Past.SUCCEEDED);
            var third = new Row("t", "Third", Power.ON, new Phase.Waiting(need), Past.SUCCEEDED);
            var syncing = new Phase.Syncing(0, 0);
            var runs = new Row("t", "Third", Power.ON, syncing, Past.SUCCEEDED);
            var first = Notices.none().after(Samples.overview(waits(need), other, runs));
            var second = first.notices().after(Samples.overview(is(syncing), other, third));
            var met = new Row("o", "Other", Power.ON, new Phase.UpToDate(), Past.SUCCEEDED);
            var all =
                    second.notices()
                            .after(Samples.overview(is(new Phase.UpToDate()), met))
                            .notices();

            assertThat(first.toTell()).containsExactly(needed(need));
            assertThat(second.toTell()).isEmpty();
            assertThat(all.after(Samples.overview(waits(need), other)).toTell())
                    .as("once more")
                    .containsExactly(needed(need));
        }
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
                                needed(new Need.Look()).message(Samples.ENGLISH),
                                needed(new Need.Look()).message(Samples.GERMAN),
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
                                "Not run yet",
                                "\"Work\" is on and has never run. Look at what it would do, then"
                                        + " it begins."),
                        new Message(
                                "Noch nicht gelaufen",
                                "„Work“ ist eingeschaltet und ist noch nie gelaufen. Sehen Sie sich"
                                        + " an, was es täte, dann beginnt es."),
                        new Message(
                                "It works",
                                "\"Work\" has carried your calendar for the first time."));
    }

    @Test
    void only_what_was_refused_is_said_to_be_refused() {
        assertThat(
                        List.of(
                                needed(new Need.Unlock()).message(Samples.ENGLISH),
                                needed(new Need.Keychain(Condition.LOCKED))
                                        .message(Samples.ENGLISH),
                                needed(new Need.Keychain(Condition.NOT_THERE))
                                        .message(Samples.GERMAN),
                                needed(new Need.Password("mail.example.com"))
                                        .message(Samples.ENGLISH),
                                needed(new Need.Access("mail.example.com"))
                                        .message(Samples.GERMAN)))
                .containsExactly(
                        new Message(
                                "Passwords are locked",
                                "\"Work\" waits for the passphrase of the encrypted file."),
                        new Message(
                                "The keychain is locked",
                                "\"Work\" can't read its password. Unlock the keychain of this"
                                        + " computer, then sync again."),
                        new Message(
                                "Kein Schlüsselbund zu finden",
                                "„Work“ kann sein Passwort nicht lesen. Starten Sie den"
                                        + " Schlüsselbund dieses Computers, oder öffnen Sie „Work“"
                                        + " und bewahren Sie das Passwort anderswo auf."),
                        new Message(
                                "The password is missing",
                                "There is no password for mail.example.com. Open \"Work\" to see"
                                        + " what to do."),
                        new Message(
                                "Kein Zugang",
                                "„Work“ hat keinen Zugang zu mail.example.com. Öffnen Sie es, um"
                                        + " den Grund zu sehen."));
    }

    @Test
    void who_follows_a_notice_comes_to_where_it_is_told() {
        var works = new Notice("w", "Work", new About.FirstSuccess());
        var refused = new Notice("w", "Work", new About.Needed(new Need.SignIn("example.org")));
        assertThat(List.of(works.wish(), refused.wish()))
                .containsExactly(new Wish.ShowProfiles(), new Wish.ShowProfile("w"));
    }
}
