package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.calendarfx.view.EntryViewBase;
import com.calendarfx.view.WeekView;

import impl.com.calendarfx.view.DayViewScrollPane;

import io.calferry.desktop.Coming;
import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Profile;
import io.calferry.profile.Way;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Somebody looks at a plan in a week and in a month.
class CalendarTest {

    private static final String WEEK_DAY = ".weekday-view";
    private static final String MONTH_DAY = ".month-view .day";

    private @TempDir Path home;
    private Optional<Visit> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Visit::close);
    }

    private Diary work() {
        return Diary.in(home.resolve("work"));
    }

    private Visit week(Locale locale) {
        var profile = Visit.profile("Work", work().folder(), home.resolve("own"), Way.DEFAULT);
        var visit = visit(locale, profile);
        visit.open(new Place.Preview(profile.id()));
        visit.find("#steps");
        visit.press("#form-week");
        return visit;
    }

    private Visit visit(Locale locale, Profile profile) {
        var visit =
                new Visit(
                        home,
                        Visit.MONDAY,
                        locale,
                        List.of(profile),
                        desk ->
                                place ->
                                        place instanceof Place.Preview(var id)
                                                ? Optional.of(new PreviewPage(desk, id))
                                                : Optional.empty());
        opened = Optional.of(visit);
        return visit;
    }

    private static DayViewScrollPane hours(Visit visit) {
        return (DayViewScrollPane) visit.find(".week-view-scroll-pane");
    }

    /// The first hour that is to be seen.
    private static LocalTime top(Visit visit) {
        return hours(visit).getStartTime();
    }

    /// That hour is the first whose name can be read, right at the top.
    private static void begins(Visit visit, int hour) {
        Toolkit.await(
                "it begins at " + hour + ", not at " + top(visit),
                () -> {
                    var late = hour * 60 - top(visit).toSecondOfDay() / 60;
                    return late >= 0 && late <= (visit.scene().getHeight() < 500 ? 40 : 20);
                });
    }

    @Test
    void a_week_begins_at_seven_in_the_morning() {
        work().write("choir", "Choir", "20261124T190000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        begins(visit, 7);
        visit.size(720, 480);
        begins(visit, 7);
        visit.press("#form-month");
        visit.press("#form-week");
        begins(visit, 7);
        assertThat(hours(visit).getEndTime().getHour()).isEqualTo(18);
    }

    @Test
    void events_that_last_whole_days_leave_room_for_the_hours_of_a_week() {
        IntStream.range(10, 16).forEach(i -> work().wholeDay("d" + i, "Day " + i, "20261124"));
        work().write("choir", "Choir", "20261124T190000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        assertThat(visit.texts().stream().filter(it -> it.startsWith("+ Day")))
                .containsExactlyInAnyOrder("+ Day 10", "+ Day 11", "+ Day 12", "+ Day 13");
        visit.reads(
                "Of a day with many events, the first 12 are shown, at most 4 of them all day; "
                        + "the list has them all.");
    }

    @Test
    void the_hours_of_a_week_are_ruled_behind_its_days_and_not_in_them() {
        work().write("choir", "Choir", "20261124T190000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        visit.size(1000, 800);
        Toolkit.await("the days come", () -> regions(visit, WEEK_DAY).count() == 7);
        Toolkit.await(
                "the lines are where the days are",
                () ->
                        regions(visit, ".hour-lines")
                                .map(Node::getBoundsInParent)
                                .toList()
                                .equals(
                                        regions(visit, WEEK_DAY)
                                                .map(Node::getBoundsInParent)
                                                .toList()));
        var hour = ((WeekView) visit.find(".week-view")).getHourHeight();
        assertThat(regions(visit, ".hour-lines").map(Node::getStyle))
                .allMatch(it -> it.contains(String.format(Locale.ROOT, "0px %.3fpx", hour)));
        assertThat(regions(visit, ".hour-lines").map(it -> it.getStyleClass().contains("today")))
                .containsExactly(true, false, false, false, false, false, false);
        assertThat(regions(visit, WEEK_DAY).map(Node::getStyle)).containsOnly("");
    }

    private static Stream<Region> regions(Visit visit, String selector) {
        return Toolkit.on(
                () ->
                        visit.scene().getRoot().lookupAll(selector).stream()
                                .map(Region.class::cast)
                                .sorted(Comparator.comparing(Node::getLayoutX))
                                .toList())
                .stream();
    }

    @Test
    void a_week_begins_as_early_as_its_first_event() {
        work().write("train", "Train", "20261124T051500").write("next", "Next", "20261201T090000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Train");
        begins(visit, 5);
        visit.press("#calendar-on");
        visit.reads("+ Next");
        begins(visit, 7);
    }

    @Test
    void whoever_has_scrolled_a_week_stays_there_while_it_is_drawn_anew() {
        work().write("choir", "Choir", "20261124T190000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        begins(visit, 7);
        Toolkit.run(() -> hours(visit).getScrollBar().setValue(0));
        begins(visit, 0);
        search(visit, "choir");
        Toolkit.await("it is drawn", () -> visit.desk().background().isIdle());
        begins(visit, 0);
    }

    /// More events than a day of a month has room for.
    private void busyDay() {
        IntStream.range(10, 22)
                .forEach(i -> work().write("e" + i, "Event " + i, "20261124T" + i + "0000"));
    }

    @Test
    void a_month_says_in_the_language_of_the_person_how_many_more_there_are() {
        busyDay();
        var before = Locale.getDefault();
        Locale.setDefault(Locale.FRANCE);
        try {
            var visit = week(Locale.GERMAN);
            visit.press("#form-month");
            visit.reads("weitere");
            assertThat(more(visit)).singleElement().asString().matches("1[012] weitere \u2026");
            visit.robot().clickOn(Toolkit.on(() -> labels(visit).findFirst().orElseThrow()));
            visit.reads("+ Event 10");
            assertThat(visit.texts()).contains("23.11.2026 \u2013 29.11.2026");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void however_high_a_month_is_it_tells_of_those_for_which_there_is_no_room() {
        busyDay();
        var visit = week(Locale.ENGLISH);
        visit.press("#form-month");
        for (var height = 540; height < 700; height += 8) {
            visit.size(1000, height);
            Toolkit.await("it is drawn", visit.desk().background()::isIdle);
            Toolkit.await(
                    "the others at a height of " + height,
                    () -> labels(visit).anyMatch(it -> it.getText().contains("more")));
        }
    }

    @Test
    void in_a_narrow_window_a_month_tells_of_the_others_by_their_number_alone() {
        busyDay();
        var visit = week(Locale.GERMAN);
        visit.press("#form-month");
        visit.reads("weitere");
        visit.size(720, 480);
        visit.reads("+1");
        var label = Toolkit.on(() -> labels(visit).findFirst().orElseThrow());
        assertThat(label.getText()).matches("\\+1[0123]");
        assertThat(label.getAccessibleText())
                .isEqualTo(label.getText().substring(1) + " weitere \u2026");
    }

    private static List<String> more(Visit visit) {
        return Toolkit.on(() -> labels(visit).map(Labeled::getText).toList());
    }

    private static Stream<Labeled> labels(Visit visit) {
        return visit.scene().getRoot().lookupAll(".more-label").stream()
                .filter(Node::isVisible)
                .map(Labeled.class::cast);
    }

    private static Coming days(Visit visit, String day, Runnable deed) {
        return Coming.of(visit.scene(), day, visit.desk().background(), deed);
    }

    @Test
    void a_week_is_drawn_day_by_day_so_that_nothing_else_has_to_wait() {
        work().write("choir", "Choir", "20261124T190000").write("next", "Next", "20261201T090000");
        var profile = Visit.profile("Work", work().folder(), home.resolve("own"), Way.DEFAULT);
        var visit = visit(Locale.ENGLISH, profile);
        visit.open(new Place.Preview(profile.id()));
        visit.find("#steps");
        var opening = days(visit, WEEK_DAY, () -> visit.press("#form-week"));
        visit.reads("+ Choir");
        assertThat(opening.most()).isEqualTo(1);
        assertThat(opening.counts()).endsWith(7).contains(1);

        var turning = days(visit, WEEK_DAY, () -> visit.press("#calendar-on"));
        visit.reads("+ Next");
        assertThat(turning.most()).isEqualTo(1);
        assertThat(turning.counts()).endsWith(7).contains(1);
    }

    @Test
    void a_month_is_drawn_a_few_days_at_a_time() {
        work().write("choir", "Choir", "20261124T190000").write("next", "Next", "20261208T090000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        var opening = days(visit, MONTH_DAY, () -> visit.press("#form-month"));
        visit.reads("+ Choir");
        assertThat(opening.most()).isEqualTo(3);
        assertThat(opening.counts()).endsWith(42).contains(1);

        var turning = days(visit, MONTH_DAY, () -> visit.press("#calendar-on"));
        visit.reads("+ Next");
        assertThat(turning.most()).isEqualTo(3);
        assertThat(turning.counts()).endsWith(42).contains(1);
    }

    @Test
    void a_week_in_which_other_events_are_shown_is_drawn_anew_day_by_day() {
        work().write("choir", "Choir", "20261124T190000").write("walk", "Walk", "20261125T090000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Walk");
        var finding = days(visit, WEEK_DAY, () -> search(visit, "choir"));
        assertThat(visit.texts()).contains("+ Choir").doesNotContain("+ Walk");
        assertThat(finding.most()).isEqualTo(1);
        assertThat(finding.counts()).endsWith(7).contains(1);
    }

    private static void search(Visit visit, String words) {
        var search = (TextField) visit.find("#search");
        Toolkit.run(() -> search.setText(words));
    }

    @Test
    void a_month_with_room_for_more_or_less_is_drawn_anew_a_few_days_at_a_time() {
        busyDay();
        var visit = week(Locale.ENGLISH);
        visit.press("#form-month");
        visit.reads("more");
        // A field that was drawn consists of more than one that is new.
        var growing = days(visit, MONTH_DAY, () -> resize(visit, 900));
        assertThat(growing.most()).isEqualTo(2);
        assertThat(growing.counts()).endsWith(42).contains(1);

        var shrinking = days(visit, MONTH_DAY, () -> resize(visit, 600));
        assertThat(shrinking.most()).isEqualTo(2);
        assertThat(shrinking.counts()).endsWith(42).contains(1);
    }

    @Test
    void a_week_comes_back_day_by_day_when_its_window_is_maximised_or_made_small_again() {
        work().write("choir", "Choir", "20261124T190000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        Toolkit.await("it is drawn", visit.desk().background()::isIdle);
        for (var width : List.of(1400, 1000)) {
            var days = days(visit, WEEK_DAY, () -> widen(visit, width));
            assertThat(days.most()).isEqualTo(1);
            assertThat(days.counts()).endsWith(7).contains(1);
        }
        // Somebody drags its edge.
        var dragged = days(visit, WEEK_DAY, () -> widen(visit, 1040));
        assertThat(dragged.counts()).isNotEmpty().containsOnly(7);
    }

    private static void widen(Visit visit, double width) {
        visit.size(width, 700);
        Toolkit.await("it is so wide", () -> visit.scene().getWidth() == width);
    }

    /// Makes the window as high as that, and waits until a month tells of other numbers.
    private static void resize(Visit visit, double height) {
        var before = more(visit);
        visit.size(1000, height);
        Toolkit.await("others than " + before, () -> !more(visit).equals(before));
    }

    @Test
    void an_event_that_stays_as_it_is_is_not_drawn_anew() {
        work().write("choir", "Choir", "20261124T190000").write("walk", "Walk", "20261125T090000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        stays(visit, "#form-week", "DayEntryView");
        visit.press("#form-month");
        visit.reads("+ Choir");
        stays(visit, "#form-month", "MonthEntryView");
    }

    @Test
    void a_screen_reader_tells_each_time_of_a_series_and_where_a_moved_event_was() {
        work().write("choir", "Choir", "20261117T190000", "RRULE:FREQ=DAILY;INTERVAL=7;COUNT=3")
                .write("walk", "Walk", "20261125T090000")
                .wholeDay("fair", "Fair", "20261126");
        var profile = Visit.profile("Work", work().folder(), home.resolve("own"), Way.DEFAULT);
        var visit = visit(Locale.GERMAN, profile);
        visit.sync(profile);
        work().write("walk", "Walk", "20261125T110000").remove("fair");
        visit.open(new Place.Preview(profile.id()));
        visit.find("#steps");
        visit.press("#form-week");
        visit.reads("Choir");
        Toolkit.await("it is drawn", visit.desk().background()::isIdle);
        var moved =
                "Beginn: Mi., 25. Nov. 2026, 09:00 → Mi., 25. Nov. 2026, 11:00, "
                        + "Ende: Mi., 25. Nov. 2026, 10:00 → Mi., 25. Nov. 2026, 12:00";
        assertThat(names(visit))
                .containsExactlyInAnyOrder(
                        "Bleibt, wie er ist: Choir, Di., 24. Nov. 2026 19:00, wiederholt sich",
                        "Wo er vorher war: Walk, Mi., 25. Nov. 2026 09:00, " + moved,
                        "Geändert: Walk, Mi., 25. Nov. 2026 11:00, " + moved,
                        "Entfernt: Fair, Do., 26. Nov. 2026");
    }

    private static List<String> names(Visit visit) {
        return Toolkit.on(
                () ->
                        visit.scene().getRoot().lookupAll("*").stream()
                                .filter(EntryViewBase.class::isInstance)
                                .map(Node::getAccessibleText)
                                .toList());
    }

    private static void stays(Visit visit, String form, String events) {
        Toolkit.await("it is drawn", () -> visit.desk().background().isIdle());
        var before = visit.scene().getRoot().lookupAll(events);
        visit.press("#form-list");
        visit.press(form);
        Toolkit.await("it is drawn", () -> visit.desk().background().isIdle());
        assertThat(visit.scene().getRoot().lookupAll(events)).isEqualTo(before).hasSize(2);
    }

    @Test
    void whoever_turns_pages_quickly_sees_the_last_whole() {
        work().write("choir", "Choir", "20261124T190000").write("last", "Last", "20261215T090000");
        var visit = week(Locale.ENGLISH);
        visit.reads("+ Choir");
        var on = (Button) visit.find("#calendar-on");
        var weeks = days(visit, WEEK_DAY, () -> Toolkit.run(() -> turn(on, 3)));
        visit.reads("+ Last");
        assertThat(weeks.counts()).endsWith(7);
        visit.press("#form-month");
        var months = days(visit, MONTH_DAY, () -> Toolkit.run(() -> turn(on, 3)));
        assertThat(months.counts()).endsWith(42);
    }

    private static void turn(Button page, int pages) {
        for (int i = 0; i < pages; i++) {
            page.fire();
        }
    }
}
