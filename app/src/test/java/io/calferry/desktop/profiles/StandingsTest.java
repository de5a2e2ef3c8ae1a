package io.calferry.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Activity;
import io.calferry.agent.LastRun;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.profiles.Recent.Bar;
import io.calferry.desktop.profiles.Recent.Changes;
import io.calferry.desktop.profiles.Recent.End;
import io.calferry.desktop.profiles.Standing.Lead;
import io.calferry.desktop.profiles.Standing.Shape;
import io.calferry.desktop.profiles.Standings.Secret;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.settings.Settings;
import io.calferry.shape.Rules;
import io.calferry.sync.Counts;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;
import io.calferry.words.Words;

import javafx.scene.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// How profiles stand, in words.
class StandingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final Endpoint FEED =
            new Endpoint.Ics(
                    URI.create("https://example.org/a.ics"),
                    new SignIn.Basic("me", new PasswordSource.Keychain()),
                    new Trust.System());

    private static Standings in(Locale locale) {
        return new Standings(
                Texts.of(locale, ZoneOffset.UTC, Standings.class),
                Words.in(locale, ZoneOffset.UTC));
    }

    private static Standing of(ProfileState state) {
        return in(Locale.ENGLISH).of(state, new Pause.None(), Secret.NOT_MISSED, NOW);
    }

    private static Profile profile(String name, State state) {
        return new Profile(
                new ProfileId(name.toLowerCase(Locale.ROOT).replace(' ', '-')),
                name,
                state,
                FEED,
                new Endpoint.Folder(Path.of("to")),
                Way.DEFAULT,
                Schedule.DEFAULT,
                Rules.DEFAULT,
                Guard.DEFAULT);
    }

    private static ProfileState state(
            Profile profile, Outcome outcome, Optional<Trouble> trouble, Parked... waiting) {
        return new ProfileState(
                profile,
                new Activity.Idle(),
                new Pause.None(),
                Optional.of(NOW.plus(Duration.ofMinutes(11))),
                Optional.of(
                        new LastRun(
                                NOW.minus(Duration.ofMinutes(4)), outcome, Counts.NONE, trouble)),
                List.of(waiting));
    }

    private static ProfileState fine() {
        return state(profile("Work to home", State.ENABLED), Outcome.DONE, Optional.empty());
    }

    private static ProfileState held(int deletions) {
        var reason = new Parked.Reason.Held(new Guard.Finding.TooMany(deletions, 0, 60));
        var waiting =
                IntStream.range(0, deletions)
                        .mapToObj(it -> parked("" + it, reason))
                        .toArray(Parked[]::new);
        return state(profile("Holidays", State.ENABLED), Outcome.HELD, Optional.empty(), waiting);
    }

    private static Parked parked(String id, Parked.Reason reason) {
        return new Parked(
                id, Optional.empty(), "", Optional.empty(), Optional.empty(), reason, NOW, 1, NOW);
    }

    private static ProfileState failed(Fault fault) {
        return failed(new Trouble.OfStore(Side.LEFT, fault));
    }

    private static ProfileState failed(Trouble trouble) {
        return state(profile("Team", State.ENABLED), Outcome.FAILED, Optional.of(trouble));
    }

    @Test
    void one_that_is_up_to_date_says_since_when_and_when_it_runs_next() {
        assertThat(of(fine()))
                .isEqualTo(
                        Standing.of(Shape.FINE, "up to date, 4 minutes ago · next in 11 minutes"));
        assertThat(in(Locale.GERMAN).of(fine(), new Pause.None(), Secret.NOT_MISSED, NOW))
                .isEqualTo(
                        Standing.of(
                                Shape.FINE,
                                "aktuell, vor 4 Minuten · nächster Lauf in 11 Minuten"));
    }

    @Test
    void held_deletions_are_counted_and_lead_to_where_they_are_looked_at() {
        assertThat(of(held(41)))
                .isEqualTo(
                        Standing.of(
                                Shape.WAITING,
                                "waits for you: 41 deletions held",
                                Lead.LOOK_AT_HELD));
    }

    @Test
    void events_that_were_changed_on_both_sides_lead_to_a_decision() {
        var clash =
                state(
                        profile("Team", State.ENABLED),
                        Outcome.PARTIAL,
                        Optional.empty(),
                        parked("a", new Parked.Reason.Clash()));
        assertThat(of(clash))
                .isEqualTo(
                        Standing.of(
                                Shape.WAITING,
                                "waits for you: 1 event was changed on both sides",
                                Lead.DECIDE));
    }

    @Test
    void a_refused_sign_in_leads_to_the_password() {
        var refused = new Fault.SignIn("example.org", Fault.SignIn.Why.REFUSED);
        assertThat(of(failed(refused)))
                .isEqualTo(
                        Standing.of(
                                Shape.WAITING,
                                "The password for example.org was refused. Enter the new one.",
                                Lead.ENTER_PASSWORD));
    }

    @Test
    void passwords_in_a_locked_file_are_unlocked_and_not_entered_anew() {
        var locked = new Fault.SignIn("example.org", Fault.SignIn.Why.NEEDS_PASSPHRASE);
        assertThat(of(failed(locked)))
                .isEqualTo(
                        Standing.of(
                                Shape.WAITING,
                                "The password for example.org is in the encrypted file, and that"
                                        + " is locked. Enter its passphrase.",
                                Lead.UNLOCK));
    }

    @Test
    void what_an_edit_can_mend_leads_to_the_editor_and_what_it_can_not_is_tried_again() {
        var full = new LedgerProblem.Full(Path.of("team.db"));
        assertThat(of(failed(new Trouble.OfLedger(full))).lead()).contains(Lead.TRY_AGAIN);
        assertThat(of(failed(new Trouble.Bug("B1"))).lead()).contains(Lead.TRY_AGAIN);
        assertThat(of(failed(new Fault.Bug("B1"))).lead()).contains(Lead.TRY_AGAIN);
        assertThat(of(failed(new Fault.Missing("/calendar"))).lead()).contains(Lead.EDIT);
        assertThat(of(failed(new Trouble.NotYet(Side.LEFT))).lead()).contains(Lead.EDIT);
    }

    @Test
    void one_that_is_on_and_has_never_run_leads_to_its_preview() {
        var unseen = failed(new Trouble.Unseen());
        assertThat(unseen.hasRun()).isFalse();
        assertThat(of(unseen))
                .isEqualTo(
                        Standing.of(
                                Shape.WAITING,
                                "This profile has never run. Look at its preview first.",
                                Lead.PREVIEW));
    }

    @Test
    void offline_is_quiet_and_says_when_it_is_tried_again() {
        var offline = new Fault.Offline("example.org", Fault.Offline.Why.TIMED_OUT);
        assertThat(of(failed(offline)))
                .isEqualTo(Standing.of(Shape.FINE, "offline · tries again in 11 minutes"));
    }

    @Test
    void a_missing_password_comes_before_being_off() {
        var off = state(profile("Office", State.PAUSED), Outcome.DONE, Optional.empty());
        assertThat(of(off)).isEqualTo(Standing.of(Shape.PAUSED, "paused"));
        assertThat(in(Locale.ENGLISH).of(off, new Pause.None(), Secret.MISSED, NOW))
                .isEqualTo(Standing.of(Shape.WAITING, "needs its password", Lead.ENTER_PASSWORD));
    }

    @Test
    void a_pause_of_all_says_how_long() {
        var hour = new Pause.Until(NOW.plus(Duration.ofHours(1)));
        var standing = in(Locale.GERMAN).of(fine(), hour, Secret.NOT_MISSED, NOW);
        assertThat(standing).isEqualTo(Standing.of(Shape.PAUSED, "pausiert bis heute, 11:00"));
    }

    @Test
    void a_pause_of_its_own_says_how_long_it_rests_where_all_rest_too() {
        var hour = new Pause.Until(NOW.plus(Duration.ofHours(1)));
        var day = new Pause.Until(NOW.plus(Duration.ofHours(14)));
        var forGood = new Pause.UntilResumed();
        var none = new Pause.None();
        assertThat(
                        List.of(
                                paused(hour, none),
                                paused(hour, day),
                                paused(day, hour),
                                paused(forGood, day),
                                paused(hour, forGood),
                                paused(new Pause.Until(NOW), none)))
                .containsExactly(
                        "paused until today, 11:00",
                        "paused until tomorrow, 00:00",
                        "paused until tomorrow, 00:00",
                        "paused until you resume it",
                        "paused, like all profiles",
                        "up to date, 4 minutes ago · next in 11 minutes");
    }

    private static String paused(Pause own, Pause all) {
        var it = fine();
        var resting =
                new ProfileState(
                        it.profile(), it.activity(), own, it.nextRun(), it.last(), it.waiting());
        return in(Locale.UK).of(resting, all, Secret.NOT_MISSED, NOW).sentence();
    }

    @Test
    void a_run_says_how_far_it_is() {
        assertThat(of(running())).isEqualTo(Standing.of(Shape.BUSY, "syncing 1,240 of 10,000"));
    }

    private static ProfileState running() {
        var profile = profile("Archive", State.ENABLED);
        return new ProfileState(
                profile,
                new Activity.Running(NOW, Optional.of(new Progress(Phase.WRITING, 1240, 10_000))),
                new Pause.None(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void rows_tell_their_standing_to_those_who_do_not_see_it(@TempDir Path home) {
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                rows(home, locale, theme);
            }
        }
    }

    private static void rows(Path home, Locale locale, Settings.Theme theme) {
        try (var offices = Offices.at(home)) {
            var stand = Stand.at(offices.office(), locale, theme);
            try (stand) {
                stand.show(desk -> new ProfilesPage(desk, FileChoice.ofSystem("")));
                var list = new RowList(stand.desk().background(), it -> view(it, locale));
                var refused = new Fault.SignIn("mail.example.com", Fault.SignIn.Why.REFUSED);
                var off = state(profile("Office", State.PAUSED), Outcome.DONE, Optional.empty());
                var rows =
                        List.of(fine(), held(41), failed(refused), off, running()).stream()
                                .map(it -> row(it, locale))
                                .toList();
                stand.shows(list::node, () -> list.show(rows));
                Toolkit.shoot(stand.scene(), "profiles-" + locale + "-" + theme);
                stand.resize(720, 480);
                Toolkit.shoot(stand.scene(), "profiles-small-" + locale + "-" + theme);
                assertThat(accessible(list.node()))
                        .hasSize(5)
                        .first()
                        .isEqualTo(
                                locale == Locale.GERMAN
                                        ? "Work to home, von ICS-Feed nach Ordner, aktuell, vor 4"
                                                + " Minuten · nächster Lauf in 11 Minuten, Die"
                                                + " letzten 30 Läufe: 4 haben etwas geändert, 1 ist"
                                                + " nicht fertig geworden"
                                        : "Work to home, from ICS feed to folder, up to date, 4"
                                                + " minutes ago · next in 11 minutes, The last 30"
                                                + " runs: 4 changed something, 1 could not finish");
            }
        }
    }

    private static List<String> accessible(Node list) {
        return Toolkit.on(
                () ->
                        list.lookupAll(".profile-row").stream()
                                .map(Node::getAccessibleText)
                                .toList());
    }

    private static Row row(ProfileState state, Locale locale) {
        var profile = state.profile();
        var bars = new ArrayList<Bar>();
        IntStream.range(0, 30)
                .forEach(
                        it ->
                                bars.add(
                                        new Bar(
                                                it % 7 == 0 ? it : 0,
                                                it == 20 ? End.ILL : End.WELL)));
        return new Row.Known(
                new ProfileBook.Entry.Readable(profile, ""),
                in(locale).of(state, new Pause.None(), Secret.NOT_MISSED, NOW),
                Row.Pausing.POSSIBLE,
                new Recent(bars, new Changes(3, 1, 0)));
    }

    private static RowNode view(Row row, Locale locale) {
        var wishes =
                new RowView.Wishes() {
                    @Override
                    public void turn(Profile profile, State wanted, Runnable stays) {}

                    @Override
                    public void syncNow(Profile profile) {}

                    @Override
                    public void preview(Profile profile) {}

                    @Override
                    public void pauseForAnHour(Profile profile) {}

                    @Override
                    public void pauseUntilTomorrow(Profile profile) {}

                    @Override
                    public void resume(Profile profile) {}

                    @Override
                    public void edit(Profile profile) {}

                    @Override
                    public void duplicate(Profile profile) {}

                    @Override
                    public void export(Profile profile) {}

                    @Override
                    public void history(Profile profile) {}

                    @Override
                    public DeleteQuestion delete(Profile profile, Runnable close) {
                        throw new AssertionError("nobody deletes");
                    }

                    @Override
                    public void follow(Profile profile, Lead lead) {}
                };
        return new RowView(
                (Row.Known) row,
                Texts.of(locale, ZoneOffset.UTC, RowView.class),
                Words.in(locale, ZoneOffset.UTC),
                wishes);
    }
}
