package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Profile;
import io.calferry.profile.Way;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somebody looks what a profile would do, and has it done.
class PreviewTest {

    private static final Clock MONDAY =
            Clock.fixed(Instant.parse("2026-11-23T07:00:00Z"), ZoneId.of("Europe/Berlin"));

    private @TempDir Path home;
    private Diary work;
    private Diary own;
    private Profile profile;
    private Visit visit;

    @BeforeEach
    void two_folders() {
        work = Diary.in(home.resolve("work"));
        own = Diary.in(home.resolve("own"));
        profile = Visit.profile("Work to home", work.folder(), own.folder(), Way.DEFAULT);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private void visit(Locale locale) {
        visit =
                new Visit(
                        home,
                        MONDAY,
                        locale,
                        List.of(profile),
                        desk ->
                                place ->
                                        place instanceof Place.Preview(var id)
                                                ? Optional.of(new PreviewPage(desk, id))
                                                : Optional.empty());
    }

    private void preview() {
        visit.open(new Place.Preview(profile.id()));
        visit.find("#steps");
    }

    @SuppressWarnings("unchecked")
    private List<String> rows() {
        var list = (ListView<Line>) visit.find("#steps");
        return Toolkit.on(
                () ->
                        list.getItems().stream()
                                .map(
                                        it ->
                                                switch (it) {
                                                    case Line.Heading(var group, var count) ->
                                                            group + " " + count;
                                                    case Line.Event(var row) ->
                                                            row.deed().sign() + row.title();
                                                })
                                .toList());
    }

    private void untick(String title) {
        var tick =
                Toolkit.on(
                        () ->
                                visit.scene().getRoot().lookupAll(".check-box").stream()
                                        .map(CheckBox.class::cast)
                                        .filter(it -> it.isVisible())
                                        .filter(it -> it.getAccessibleText().endsWith(title))
                                        .findFirst()
                                        .orElseThrow());
        Toolkit.run(tick::fire);
    }

    /// What a person sees who knows the whole program: everything at once.
    private void a_plan_with_everything() {
        work.write("stays", "Choir", "20261124T190000");
        work.write("jour-fixe", "Jour fixe", "20261123T090000", "LOCATION:Room 3");
        work.write("old", "Old stand-up", "20261125T093000");
        visit(Locale.ENGLISH);
        visit.sync(profile);
        work.write("jour-fixe", "Jour fixe", "20261123T110000", "LOCATION:Room 7");
        work.write("dentist", "Dentist", "20261126T143000");
        work.remove("old");
        work.raw(
                "offsite",
                "BEGIN:VCALENDAR\r\n"
                    + "BEGIN:VEVENT\r\n"
                    + "UID:offsite\r\n"
                    + "SUMMARY:Offsite\r\n"
                    + "DTSTART;TZID=Customized:20261127T090000\r\n"
                    + "DURATION:PT1H\r\n"
                    + "END:VEVENT\r\n"
                    + "END:VCALENDAR\r\n");
    }

    @Test
    void it_shows_what_would_be_new_changed_removed_and_stuck() {
        a_plan_with_everything();
        preview();
        assertThat(rows())
                .containsExactly(
                        "CREATE 1",
                        "+Dentist",
                        "UPDATE 1",
                        "~Jour fixe",
                        "DELETE 1",
                        "\u2212Old stand-up",
                        "PARKED 1",
                        "!Offsite");
        assertThat(visit.texts())
                .contains(
                        "+ 1 new",
                        "~ 1 changed",
                        "\u2212 1 removed",
                        "= 1 untouched",
                        "! 1 cannot be carried",
                        "Do it: 3 steps",
                        "place: Room 3 \u2192 Room 7, "
                                + "starts: Nov 23, 2026 9:00\u202fAM"
                                + " \u2192 Nov 23, 2026 11:00\u202fAM, "
                                + "ends: Nov 23, 2026 10:00\u202fAM"
                                + " \u2192 Nov 23, 2026 12:00\u202fPM");
        visit.shoot("preview-list");
        visit.press("#form-week");
        visit.shoot("preview-week");
        visit.press("#form-month");
        visit.shoot("preview-month");
    }

    @Test
    void the_first_run_leaves_out_what_was_unticked() {
        work.write("dentist", "Dentist", "20261126T143000");
        work.write("choir", "Choir", "20261124T190000");
        visit(Locale.ENGLISH);
        preview();
        untick("Dentist");
        assertThat(visit.texts()).contains("Do it: 1 step");
        visit.press("#perform");
        visit.reads("1 added, 0 changed, 0 removed.");
        assertThat(own.titles()).containsExactly("Choir");
        visit.press("#to-run");
        assertThat(visit.places().getLast()).isInstanceOf(Place.Run.class);
    }
}
