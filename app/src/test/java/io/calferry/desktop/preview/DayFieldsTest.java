package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Background;
import io.calferry.desktop.Kept;
import io.calferry.desktop.Toolkit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The days of a week, which come to it one by one.
class DayFieldsTest {

    private static final List<String> WEEK = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    private final Background background = Toolkit.on(() -> new Background(() -> 0));
    private final HBox grid = new HBox();
    private final List<Region> days = WEEK.stream().map(DayFieldsTest::day).toList();
    private final List<List<String>> came = new ArrayList<>();
    private final DayFields fields = new DayFields(background, 2, this::came);
    private Runnable then = () -> {};

    DayFieldsTest() {
        grid.getChildren().setAll(days);
    }

    @AfterEach
    void close() {
        Toolkit.run(background::close);
    }

    private static Region day(String name) {
        var day = new Label(name);
        day.setPrefWidth(1);
        day.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(day, Priority.ALWAYS);
        return day;
    }

    private void came() {
        came.add(shown());
        then.run();
        then = () -> {};
    }

    private void takeAway() {
        Toolkit.run(() -> fields.takeAway(days, grid));
    }

    private void bringBack() {
        Toolkit.run(fields::bringBack);
        Toolkit.await("all are back", background::isIdle);
    }

    private List<String> shown() {
        return grid.getChildren().stream()
                .filter(Label.class::isInstance)
                .map(it -> ((Label) it).getText())
                .toList();
    }

    @Test
    void the_first_stays_and_the_others_come_back_a_few_at_a_time_in_their_order() {
        takeAway();
        assertThat(shown()).containsExactly("Mo");
        bringBack();
        assertThat(came)
                .containsExactly(
                        List.of("Mo", "Tu", "We"), List.of("Mo", "Tu", "We", "Th", "Fr"), WEEK);
    }

    @Test
    void one_with_many_events_comes_back_alone() {
        Toolkit.run(() -> fill((Label) days.get(1)));
        takeAway();
        bringBack();
        assertThat(came)
                .containsExactly(
                        List.of("Mo", "Tu"),
                        List.of("Mo", "Tu", "We", "Th"),
                        List.of("Mo", "Tu", "We", "Th", "Fr", "Sa"),
                        WEEK);
    }

    private static void fill(Label day) {
        var events = new HBox();
        for (int i = 0; i < 40; i++) {
            events.getChildren().add(new Region());
        }
        day.setSkin(new LabelSkin(day));
        day.setGraphic(events);
    }

    @Test
    void each_has_the_place_from_the_first_on_that_it_has_in_the_end() {
        takeAway();
        var places = places();
        bringBack();
        assertThat(places()).isEqualTo(places).doesNotHaveDuplicates();
    }

    private List<Double> places() {
        return Toolkit.on(
                () -> {
                    grid.resize(700, 20);
                    grid.layout();
                    return grid.getChildren().stream().map(Node::getLayoutX).toList();
                });
    }

    @Test
    void whoever_turns_the_page_before_all_are_back_gets_them_all_in_their_order() {
        takeAway();
        then = () -> fields.takeAway(days, grid);
        bringBack();
        assertThat(came)
                .containsExactly(
                        List.of("Mo", "Tu", "We"),
                        List.of("Mo", "Tu", "We"),
                        List.of("Mo", "Tu", "We", "Th", "Fr"),
                        WEEK);
        assertThat(grid.getChildren()).hasSize(WEEK.size());
    }

    /// As while the window gets another look.
    @Test
    void one_that_somebody_else_has_taken_away_comes_back_once() {
        var away = Toolkit.on(() -> Stream.of(0, 4).map(days::get).map(Kept::growing).toList());
        takeAway();
        assertThat(shown()).isEmpty();
        bringBack();
        assertThat(shown()).containsExactly("Tu", "We", "Th", "Fr", "Sa", "Su");
        Toolkit.run(() -> away.forEach(Kept::comeBack));
        assertThat(shown()).isEqualTo(WEEK);
        assertThat(grid.getChildren()).hasSize(WEEK.size());
    }
}
