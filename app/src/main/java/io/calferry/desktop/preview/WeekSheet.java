package io.calferry.desktop.preview;

import com.calendarfx.view.DayEntryView;
import com.calendarfx.view.DayViewBase;
import com.calendarfx.view.DetailedWeekView;
import com.calendarfx.view.VirtualGrid;
import com.calendarfx.view.WeekDayHeaderView;
import com.calendarfx.view.WeekDayHeaderView.WeekDayHeaderCell;
import com.calendarfx.view.WeekDayView;
import com.calendarfx.view.WeekView;

import impl.com.calendarfx.view.AllDayViewSkin;
import impl.com.calendarfx.view.DetailedWeekViewSkin;
import impl.com.calendarfx.view.WeekDayHeaderViewSkin;
import impl.com.calendarfx.view.WeekTimeScaleViewSkin;
import impl.com.calendarfx.view.WeekViewSkin;

import io.calferry.desktop.Background;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Occurrence;
import io.calferry.desktop.preview.Occurrences.Room;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;

/// A week, of which the hours are seen in which something happens. It begins at seven in the
/// morning, or as early as its first event.
final class WeekSheet implements Sheet {

    /// How many hours of a day are seen at a time.
    private static final int HOURS = 12;

    /// What is more stands so close that nobody can read it, and those that last whole days would
    /// leave no room for the hours.
    private static final Room MOST = new Room(12, 4);

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /// Pixels over the first hour, for its name.
    private static final double MARGIN = 8;

    /// Seconds.
    private static final double DAY = 24 * 60 * 60;

    private final DetailedWeekView week = new DetailedWeekView();
    private final Texts texts;
    private final WeekFields weeks;
    private final PlanEntries entries;
    private final ObservableValue<Node> focused =
            week.sceneProperty().flatMap(Scene::focusOwnerProperty);

    /// The first day of the week that was shown last.
    private Optional<LocalDate> seen = Optional.empty();

    /// Where the hours begin to be seen, as a share of the day.
    private double top;

    /// How high all hours are, and those that are seen, since it was set.
    private double height;

    private double seenHeight;

    private final DayFields fields;

    WeekSheet(Background background, Texts texts, WeekFields weeks, PlanEntries entries) {
        this.texts = texts;
        this.weeks = weeks;
        this.entries = entries;
        this.fields = new DayFields(background, 1, () -> {});
        week.getCalendarSources().setAll(List.of(entries.source()));
        CalendarNames.give(week);
        week.setNumberOfDays(7);
        week.setAdjustToFirstDayOfWeek(true);
        week.getWeekDayHeaderView().setCellFactory(this::headerCell);
        week.getTimeScaleView()
                .setTimeFormatter(
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                                .withLocale(texts.locale()));
        week.setHoursLayoutStrategy(DayViewBase.HoursLayoutStrategy.FIXED_HOUR_COUNT);
        week.setVisibleHours(HOURS);
        // CalendarFX scrolls to the requested time only where that can't be seen yet, puts it a
        // third below the top, and loses it when its height changes: so nothing is requested, and
        // the hours are moved here.
        week.setRequestedTime(null);
        var hours = week.getWeekView();
        // Its own lines, half a hundred for each day, take longer to be drawn than all else.
        week.setGridType(DayViewBase.GridType.CUSTOM);
        hours.setGridType(DayViewBase.GridType.CUSTOM);
        // Each day fades its own in, and the whole window would be drawn anew for a second.
        hours.setEnableCurrentTimeMarker(false);
        hours.setEnableCurrentTimeCircle(false);
        week.getTimeScaleView().setEnableCurrentTimeMarker(false);
        hours.setGridLines(new VirtualGrid("", "", ChronoUnit.DAYS, 1));
        hours.heightProperty().addListener((_, _, _) -> Platform.runLater(this::move));
        hours.translateYProperty().addListener((_, _, _) -> scrolled());
        focused.addListener((_, _, now) -> reveal(now));
    }

    private WeekDayHeaderCell headerCell(WeekDayHeaderView header) {
        var cell = new WeekDayHeaderCell(header);
        cell.setFormatter(DateTimeFormatter.ofLocalizedPattern("Ed").withLocale(texts.locale()));
        return cell;
    }

    /// Each day has a canvas for what CalendarFX does not draw here: as large as all its hours, and
    /// a third of the time that a week takes to be drawn.
    private static void lighten(WeekDayView day) {
        day.skinProperty()
                .addListener(
                        _ ->
                                day.getChildrenUnmodifiable().stream()
                                        .filter(Canvas.class::isInstance)
                                        .forEach(it -> it.setVisible(false)));
    }

    /// The control takes this word from the language of the system.
    private void name() {
        if (week.lookup(".all-day-label") instanceof Label label) {
            label.setText(texts.get("calendar.all-day"));
        }
    }

    @Override
    public Region node() {
        return week;
    }

    @Override
    public DetailedWeekView control() {
        return week;
    }

    @Override
    public void build() {
        week.setSkin(new DetailedWeekViewSkin(week));
        var names = week.getWeekDayHeaderView();
        names.setSkin(new WeekDayHeaderViewSkin(names));
        var whole = week.getAllDayView();
        whole.setSkin(new AllDayViewSkin(whole));
        var hours = week.getWeekView();
        hours.setSkin(new WeekViewSkin(hours));
        hours.getWeekDayViews().forEach(WeekSheet::lighten);
        HourLines.layBehind(hours, grid());
        var scale = week.getTimeScaleView();
        scale.setSkin(new WeekTimeScaleViewSkin(scale));
        // It makes the names of the hours when it is laid out.
        scale.layout();
        name();
        clear();
    }

    @Override
    public LocalDate first(LocalDate day) {
        return day.with(weeks.dayOfWeek(), 1);
    }

    @Override
    public int days() {
        return 7;
    }

    @Override
    public LocalDate turn(LocalDate day, int sheets) {
        return day.plusWeeks(sheets);
    }

    @Override
    public String told(LocalDate day) {
        var first = first(day);
        return texts.get("calendar.week", texts.date(first), texts.date(first.plusDays(6)));
    }

    @Override
    public Room room() {
        return MOST;
    }

    @Override
    public void show(LocalDate day) {
        if (!first(day).equals(first(week.getDate()))) {
            clear();
        }
        week.setDate(day);
    }

    @Override
    public void clear() {
        fields.takeAway(week.getWeekView().getWeekDayViews(), grid());
    }

    /// What has the days.
    private Pane grid() {
        return (Pane) week.getWeekView().getChildrenUnmodifiable().getFirst();
    }

    /// A person who has scrolled stays there, until another week comes.
    @Override
    public void draw(Drawn drawn) {
        var occurrences = drawn.shown();
        if (!entries.has(occurrences)) {
            clear();
            entries.show(occurrences);
        }
        fields.bringBack();
        var first = first(week.getDate());
        if (!seen.equals(Optional.of(first))) {
            seen = Optional.of(first);
            top = beginning(occurrences, first).toSecondOfDay() / DAY;
            move();
        }
    }

    /// What began before the week does not count: it would always be midnight.
    private LocalTime beginning(List<Occurrence> occurrences, LocalDate first) {
        return occurrences.stream()
                .filter(it -> it.extent() == Occurrence.Extent.HOURS)
                .map(it -> it.start().atZone(week.getZoneId()))
                .filter(it -> !it.toLocalDate().isBefore(first))
                .map(it -> it.toLocalTime().truncatedTo(ChronoUnit.HOURS))
                .filter(it -> it.isBefore(MORNING))
                .min(LocalTime::compareTo)
                .orElse(MORNING);
    }

    /// A person has scrolled, unless it is the layout of another height.
    private void scrolled() {
        var hours = week.getWeekView();
        var settled = hours.getHeight() == height && seenOf(hours) == seenHeight;
        if (settled && Math.abs(24 * hours.getHourHeight() - height) < 1) {
            top = (MARGIN - hours.getTranslateY()) / height;
        }
    }

    /// Who goes from event to event by keys sees the one that has the focus.
    private void reveal(@Nullable Node now) {
        if (!(now instanceof DayEntryView event)) {
            return;
        }
        var hours = week.getWeekView();
        var at = hours.sceneToLocal(event.localToScene(event.getLayoutBounds()));
        var seenFrom = -hours.getTranslateY();
        if (at.getMinY() < seenFrom || at.getMaxY() > seenFrom + seenOf(hours)) {
            var most = Math.max(0, hours.getHeight() - seenOf(hours));
            hours.setTranslateY(-Math.clamp(at.getMinY() - MARGIN, 0, most));
        }
    }

    private void move() {
        var hours = week.getWeekView();
        height = hours.getHeight();
        seenHeight = seenOf(hours);
        hours.setTranslateY(Math.min(0, MARGIN - top * height));
    }

    private static double seenOf(WeekView hours) {
        return hours.getParent() == null ? 0 : hours.getParent().getLayoutBounds().getHeight();
    }
}
