package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import impl.com.calendarfx.view.DayViewScrollPane;

import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Profile;
import io.calferry.profile.Way;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Somebody looks at a plan in a week and in a month.
class CalendarTest {

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
        var search = (TextField) visit.find("#search");
        Toolkit.run(() -> search.setText("choir"));
        Toolkit.await("it is drawn", () -> visit.desk().background().isIdle());
        begins(visit, 0);
    }

    @Test
    void a_month_says_in_the_language_of_the_person_how_many_more_there_are() {
        IntStream.range(10, 22)
                .forEach(i -> work().write("e" + i, "Event " + i, "20261124T" + i + "0000"));
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

    private static List<String> more(Visit visit) {
        return Toolkit.on(() -> labels(visit).map(Labeled::getText).toList());
    }

    private static Stream<Labeled> labels(Visit visit) {
        return visit.scene().getRoot().lookupAll(".more-label").stream()
                .filter(Node::isVisible)
                .map(Labeled.class::cast);
    }
}
