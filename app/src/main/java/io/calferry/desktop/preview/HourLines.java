package io.calferry.desktop.preview;

import com.calendarfx.view.WeekDayView;
import com.calendarfx.view.WeekView;

import javafx.collections.ListChangeListener;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What is behind the days of a week: their colour, with a line for each hour. By itself: where the
/// style of a day changed with the height of its hours, JavaFX would work out the looks of all that
/// is in it anew.
final class HourLines extends HBox {

    /// The days that are told apart, as CalendarFX calls them.
    private static final Set<String> KINDS = Set.of("today", "weekend-day");

    private HourLines(WeekView hours) {
        setManaged(false);
        setMouseTransparent(true);
        hours.getWeekDayViews().forEach(it -> getChildren().add(behind(it)));
        hours.hourHeightProperty().addListener(_ -> rule(hours.getHourHeight()));
        rule(hours.getHourHeight());
    }

    /// Lays them behind the days that a week has.
    ///
    /// @param grid that has the days
    static void layBehind(WeekView hours, Pane grid) {
        var lines = new HourLines(hours);
        grid.getChildren().addFirst(lines);
        grid.layoutBoundsProperty()
                .addListener((_, _, now) -> lines.resize(now.getWidth(), now.getHeight()));
    }

    /// As wide as a day, which shares the week with the others in the same way.
    private static Region behind(WeekDayView day) {
        var lines = new Region();
        lines.setPrefWidth(1);
        HBox.setHgrow(lines, Priority.ALWAYS);
        day.getStyleClass().addListener((ListChangeListener<String>) _ -> dress(lines, day));
        dress(lines, day);
        return lines;
    }

    private static void dress(Region lines, WeekDayView day) {
        var kinds = day.getStyleClass().stream().filter(KINDS::contains);
        lines.getStyleClass().setAll(Stream.concat(Stream.of("hour-lines"), kinds).toList());
    }

    /// @param hour pixels
    private void rule(double hour) {
        var style =
                String.format(
                        Locale.ROOT,
                        "-fx-background-color:"
                                + " linear-gradient(from 0px 0px to 0px %.3fpx, repeat,"
                                + " -hour-color 0%%, -hour-color %.3f%%,"
                                + " -day-color %.3f%%, -day-color 100%%)",
                        hour,
                        100 / hour,
                        100 / hour);
        getChildren().forEach(it -> it.setStyle(style));
    }
}
