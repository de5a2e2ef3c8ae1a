package io.calferry.tray;

import static io.calferry.tray.Samples.ENGLISH;
import static io.calferry.tray.Samples.GERMAN;
import static io.calferry.tray.Samples.HOLIDAYS;
import static io.calferry.tray.Samples.NOW;
import static io.calferry.tray.Samples.RESULT;
import static io.calferry.tray.Samples.TEAM;
import static io.calferry.tray.Samples.WORK;
import static io.calferry.tray.Samples.overview;
import static io.calferry.tray.Samples.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Menu.Item;
import io.calferry.tray.Menu.Mark;
import io.calferry.tray.Menu.Separator;
import io.calferry.tray.Menu.Submenu;
import io.calferry.tray.Menu.Toggle;
import io.calferry.tray.Menu.Use;
import io.calferry.tray.Overview.Changes;
import io.calferry.tray.Overview.Ending;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Need.Keychain.Condition;
import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Result;
import io.calferry.tray.Overview.Row;
import io.calferry.tray.Overview.Trouble;
import io.calferry.tray.Wish.Pause.Length;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class AppearanceTest {

    private static final Row RUNNING = row("r", "Work", Power.ON, new Phase.Syncing(124, 1_000));

    @Test
    void all_of_it_in_english() {
        assertThat(Appearance.of(overview(WORK, HOLIDAYS, TEAM), ENGLISH, NOW))
                .isEqualTo(
                        new Appearance(
                                IconState.ATTENTION,
                                """
                                Holidays: 41 deletions held
                                today 09:12 Work to home: 3 added, 1 changed\
                                """,
                                new Menu(
                                        List.of(
                                                Item.of("Open Calferry", new Wish.Open()),
                                                new Separator(),
                                                Item.of("Sync now", new Wish.SyncNow()),
                                                new Toggle(
                                                        "Work to home   ✓ up to date",
                                                        Mark.SET,
                                                        new Wish.Switch("work", Power.OFF)),
                                                new Toggle(
                                                        "Holidays   ! 41 deletions held",
                                                        Mark.SET,
                                                        new Wish.Switch("holidays", Power.OFF)),
                                                new Toggle(
                                                        "Team   ‖ paused",
                                                        Mark.CLEAR,
                                                        new Wish.Switch("team", Power.ON)),
                                                new Separator(),
                                                new Submenu(
                                                        "Pause",
                                                        List.of(
                                                                pause(
                                                                        "for an hour",
                                                                        Length.AN_HOUR),
                                                                pause(
                                                                        "until tomorrow",
                                                                        Length.UNTIL_TOMORROW),
                                                                pause(
                                                                        "until I resume",
                                                                        Length.UNTIL_RESUMED))),
                                                new Submenu(
                                                        "Last results",
                                                        List.of(
                                                                Item.of(
                                                                        "today 09:12 Work to home:"
                                                                            + " 3 added, 1 changed",
                                                                        new Wish.ShowRun("r7")))),
                                                new Separator(),
                                                Item.of("Quit", new Wish.Quit())))));
    }

    private static Item pause(String text, Length length) {
        return Item.of(text, new Wish.Pause(length));
    }

    @Test
    void the_same_in_german() {
        var looks = Appearance.of(overview(WORK, HOLIDAYS, TEAM), GERMAN, NOW);

        assertThat(looks.tooltip())
                .isEqualTo(
                        """
                        Holidays: 41 Löschungen zurückgehalten
                        heute 09:12 Work to home: 3 neu, 1 geändert\
                        """);
        assertThat(looks.menu().entries())
                .startsWith(
                        Item.of("Calferry öffnen", new Wish.Open()),
                        new Separator(),
                        Item.of("Jetzt abgleichen", new Wish.SyncNow()),
                        new Toggle(
                                "Work to home   ✓ aktuell",
                                Mark.SET,
                                new Wish.Switch("work", Power.OFF)));
    }

    @Test
    void the_icon_tells_first_what_waits_then_what_happens() {
        var pause = new Pause.UntilResumed();

        assertThat(icon(new Pause.None(), WORK, TEAM)).isEqualTo(IconState.IDLE);
        assertThat(icon(new Pause.None())).isEqualTo(IconState.IDLE);
        assertThat(icon(new Pause.None(), TEAM)).isEqualTo(IconState.PAUSED);
        assertThat(icon(pause, WORK)).isEqualTo(IconState.PAUSED);
        assertThat(icon(pause, WORK, RUNNING)).isEqualTo(IconState.SYNCING);
        assertThat(icon(pause, RUNNING, HOLIDAYS)).isEqualTo(IconState.ATTENTION);
        assertThat(icon(new Pause.None(), WORK, troubled(Trouble.OFFLINE)))
                .isEqualTo(IconState.IDLE);
    }

    /// Who has switched a profile off has decided about it.
    @Test
    void a_profile_that_is_off_asks_for_nothing() {
        var off = row("h", "Holidays", Power.OFF, HOLIDAYS.phase());

        assertThat(icon(new Pause.None(), WORK, off)).isEqualTo(IconState.IDLE);
    }

    @Test
    void where_every_profile_that_is_on_rests_nothing_runs() {
        var off = row("h", "Holidays", Power.OFF, HOLIDAYS.phase());
        var rests = resting(new Pause.UntilResumed());

        assertThat(icon(new Pause.None(), rests, off)).isEqualTo(IconState.PAUSED);
        assertThat(icon(new Pause.None(), rests, WORK)).isEqualTo(IconState.IDLE);
    }

    private static IconState icon(Pause pause, Row... rows) {
        return Appearance.of(new Overview(List.of(rows), pause, List.of()), ENGLISH, NOW).icon();
    }

    @Test
    void each_state_of_a_profile_has_its_sign_and_words() {
        assertThat(
                        overview(
                                        row("a", "A", Power.ON, new Phase.Fresh()),
                                        RUNNING,
                                        row("b", "B", Power.ON, new Phase.Syncing(0, 0)),
                                        troubled(Trouble.OFFLINE),
                                        troubled(Trouble.BUSY),
                                        troubled(Trouble.FAILED),
                                        row("u", "U", Power.ON, new Phase.Unfit()),
                                        row("f", "F", Power.ON, new Phase.Failed()),
                                        row("c", "C", Power.ON, new Phase.Cancelled()),
                                        resting(new Pause.Until(NOW.plusSeconds(3600))),
                                        resting(new Pause.UntilResumed()),
                                        waiting(new Need.SignIn("mail.example.com")),
                                        waiting(new Need.Unlock()),
                                        waiting(new Need.Keychain(Condition.LOCKED)),
                                        waiting(new Need.Keychain(Condition.NOT_THERE)),
                                        waiting(new Need.Password("mail.example.com")),
                                        waiting(new Need.Access("mail.example.com")),
                                        waiting(new Need.Held(1, 0)),
                                        waiting(new Need.Held(0, 7)),
                                        waiting(new Need.Clashes(1_234)),
                                        waiting(new Need.Look()))
                                .profiles())
                .extracting(row -> PhaseText.of(row, ENGLISH, NOW))
                .containsExactly(
                        new PhaseText("·", "has not run yet"),
                        new PhaseText("↻", "syncing, 12%"),
                        new PhaseText("↻", "syncing"),
                        new PhaseText("…", "cannot reach it, tries again"),
                        new PhaseText("…", "server is busy, tries again"),
                        new PhaseText("…", "did not work, tries again"),
                        new PhaseText("!", "can't run as it is"),
                        new PhaseText("×", "did not work"),
                        new PhaseText("·", "ended by you"),
                        new PhaseText("‖", "paused until 10:30"),
                        new PhaseText("‖", "paused"),
                        new PhaseText("!", "sign-in refused"),
                        new PhaseText("!", "passwords are locked"),
                        new PhaseText("!", "keychain is locked"),
                        new PhaseText("!", "no keychain to be found"),
                        new PhaseText("!", "password is missing"),
                        new PhaseText("!", "no access"),
                        new PhaseText("!", "1 deletion held"),
                        new PhaseText("!", "plan held"),
                        new PhaseText("!", "1,234 clashes to decide"),
                        new PhaseText("!", "waits for your look"));
    }

    private static Row waiting(Need need) {
        return row("w", "W", Power.ON, new Phase.Waiting(need));
    }

    private static Row resting(Pause pause) {
        return row("r", "R", Power.ON, new Phase.Resting(pause));
    }

    private static Row troubled(Trouble trouble) {
        return row("t", "T", Power.ON, new Phase.Troubled(trouble));
    }

    @Test
    void a_pause_can_be_ended_and_says_how_long_it_is() {
        var tomorrow = new Pause.Until(Instant.parse("2026-11-20T23:00:00Z"));

        assertThat(menu(new Pause.UntilResumed())).contains(Item.of("Resume", new Wish.Resume()));
        assertThat(menu(new Pause.Until(Instant.parse("2026-11-20T09:30:00Z"))))
                .contains(Item.of("Resume (paused until 10:30)", new Wish.Resume()));
        assertThat(menu(tomorrow))
                .contains(Item.of("Resume (paused until 11/21/26 00:00)", new Wish.Resume()));
        assertThat(Appearance.of(new Overview(List.of(WORK), tomorrow, List.of()), GERMAN, NOW))
                .extracting(Appearance::tooltip)
                .isEqualTo("Angehalten bis 21.11.26 00:00");
    }

    private static List<Menu.Entry> menu(Pause pause) {
        return Appearance.of(new Overview(List.of(WORK), pause, List.of()), ENGLISH, NOW)
                .menu()
                .entries();
    }

    @Test
    void nothing_to_sync_and_nothing_to_show_can_not_be_chosen() {
        var looks =
                Appearance.of(new Overview(List.of(), new Pause.None(), List.of()), ENGLISH, NOW);

        assertThat(looks.tooltip()).isEqualTo("No profiles yet");
        assertThat(looks.menu().entries())
                .contains(
                        new Item("Sync now", new Wish.SyncNow(), Use.IMPOSSIBLE),
                        new Submenu(
                                "Last results",
                                List.of(
                                        new Item(
                                                "nothing has run yet",
                                                new Wish.Open(),
                                                Use.IMPOSSIBLE))));
    }

    @Test
    void many_profiles_leave_the_menu_on_the_screen() {
        var rows =
                IntStream.range(0, 200)
                        .mapToObj(i -> row("p" + i, "P" + i, Power.ON, new Phase.UpToDate()))
                        .toArray(Row[]::new);

        assertThat(Appearance.of(overview(rows), ENGLISH, NOW).menu().entries())
                .hasSizeLessThan(35)
                .contains(Item.of("180 more profiles", new Wish.Open()));
    }

    @Test
    void a_name_stays_on_one_line_of_its_own_length() {
        var looks =
                Appearance.of(
                        overview(
                                row("x", "a\nb\u202Ec", Power.ON, new Phase.UpToDate()),
                                row("y", "{0} it's 🚢".repeat(20), Power.ON, new Phase.Fresh())),
                        ENGLISH,
                        NOW);

        assertThat(looks.menu().entries())
                .filteredOn(Toggle.class::isInstance)
                .extracting(it -> ((Toggle) it).text())
                .containsExactly(
                        "a b c   ✓ up to date",
                        "{0} it's 🚢".repeat(5) + "{0} it's…   · has not run yet");
    }

    @Test
    void results_are_told_by_day_and_outcome() {
        var lines = new ResultText(ENGLISH, NOW);

        assertThat(
                        List.of(
                                lines.of(RESULT),
                                lines.of(result("2026-11-19T22:30:00Z", Ending.DONE)),
                                lines.of(result("2026-11-18T22:30:00Z", Ending.FAILED)),
                                lines.of(result("2026-11-20T07:00:00Z", Ending.WAITS)),
                                lines.of(result("2026-11-20T07:00:00Z", Ending.CANCELLED))))
                .containsExactly(
                        "today 09:12 Work to home: 3 added, 1 changed",
                        "yesterday 23:30 W: nothing to do",
                        "11/18/26 23:30 W: did not work",
                        "today 08:00 W: waits for you",
                        "today 08:00 W: cancelled");
    }

    private static Result result(String at, Ending ending) {
        return new Result("r", Instant.parse(at), "W", ending, new Changes(0, 0, 0));
    }
}
