package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Pieces of a page that leave the window while everything in it gets another look, and while it is
/// hidden.
class PiecesTest {

    private static final int LABELS = 30;

    private final Background background = Toolkit.on(() -> new Background(() -> 0));
    private final Stage stage = Toolkit.on(Stage::new);
    private final Pieces pieces = new Pieces(stage, background);
    private final VBox box = new VBox();
    private final Pulses pulses = Toolkit.on(Pulses::new);

    @AfterEach
    void close() {
        Toolkit.run(
                () -> {
                    pulses.stop();
                    background.close();
                    stage.close();
                });
    }

    /// A window with so many pieces, each of them with a field and many words.
    private List<Node> open(int count) {
        Pieces.of(box);
        Toolkit.run(
                () -> {
                    IntStream.range(0, count).forEach(it -> box.getChildren().add(piece(it)));
                    stage.setScene(new Scene(new VBox(new TextField(), box), 800, 300));
                    stage.show();
                    stage.getScene().getRoot().applyCss();
                    pulses.start();
                });
        return shown();
    }

    private static HBox piece(int number) {
        var piece = new HBox(new TextField("piece " + number));
        Stream.generate(() -> new Label("word")).limit(LABELS).forEach(piece.getChildren()::add);
        return piece;
    }

    private List<Node> shown() {
        return Toolkit.on(() -> List.copyOf(box.getChildren()));
    }

    /// Changes the look, and tells what was shown at that moment.
    private List<Node> change() {
        var then = new ArrayList<Node>();
        Toolkit.run(() -> pieces.change(() -> then.addAll(box.getChildren())));
        Toolkit.await("another look", () -> Toolkit.on(() -> !then.isEmpty()));
        return then;
    }

    private void settle() {
        Toolkit.await("all are back", background::isIdle);
    }

    private static Node first(Node piece) {
        return ((Pane) piece).getChildren().getFirst();
    }

    /// How many of them come back in each drawing.
    private Map<Long, Integer> comingBack(List<Node> pieces) {
        Map<Long, Integer> back = new TreeMap<>();
        ListChangeListener<Node> listener =
                it -> {
                    while (it.next()) {
                        var came = new ArrayList<Node>(it.getAddedSubList());
                        came.retainAll(pieces);
                        if (!came.isEmpty()) {
                            back.merge(pulses.number(), came.size(), Integer::sum);
                        }
                    }
                };
        Toolkit.run(() -> box.getChildren().addListener(listener));
        return back;
    }

    @Test
    void none_is_there_when_the_look_changes_and_they_come_back_a_few_at_a_time() {
        var before = open(20);
        var back = comingBack(before);
        assertThat(change()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        settle();
        assertThat(shown()).isEqualTo(before);
        assertThat(back.values()).hasSize(10).containsOnly(2);
    }

    @Test
    void the_one_that_has_the_focus_stays() {
        var before = open(20);
        var field = first(before.get(7));
        Toolkit.run(field::requestFocus);
        List<Object> left = new ArrayList<>();
        Toolkit.run(() -> field.focusedProperty().addListener((_, _, now) -> left.add(now)));
        assertThat(change().get(7)).isSameAs(before.get(7));
        settle();
        assertThat(shown()).isEqualTo(before);
        assertThat(left).isEmpty();
    }

    @Test
    void one_that_has_opened_a_menu_stays() {
        var before = open(20);
        var menu = new ContextMenu(new MenuItem("item"));
        Toolkit.run(() -> menu.show(first(before.get(3)), Side.BOTTOM, 0, 0));
        assertThat(change().get(3)).isSameAs(before.get(3));
        assertThat(Toolkit.on(menu::isShowing)).isTrue();
        settle();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void those_in_sight_come_back_before_those_that_are_not() {
        var before = open(40);
        Toolkit.run(() -> box.setTranslateY(-500));
        var seen = Toolkit.on(() -> before.stream().filter(PiecesTest::isSeen).toList());
        List<Node> back = new ArrayList<>();
        ListChangeListener<Node> listener =
                it -> {
                    while (it.next()) {
                        back.addAll(it.getAddedSubList());
                    }
                };
        Toolkit.run(() -> box.getChildren().addListener(listener));
        change();
        settle();
        back.retainAll(before);
        assertThat(seen).hasSizeBetween(5, 35);
        assertThat(back.subList(0, seen.size())).isEqualTo(seen);
    }

    private static boolean isSeen(Node piece) {
        var where = piece.localToScene(piece.getLayoutBounds());
        return where.getMaxY() >= 0 && where.getMinY() <= 300;
    }

    @Test
    void their_places_are_as_large_as_they_are() {
        var before = open(20);
        Toolkit.run(() -> box.setPrefHeight(box.getHeight()));
        var sizes = Toolkit.on(() -> before.stream().map(Node::getBoundsInParent).toList());
        Toolkit.run(
                () -> {
                    pieces.change(() -> {});
                    box.layout();
                    assertThat(shown().stream().map(Node::getBoundsInParent)).isEqualTo(sizes);
                });
    }

    @Test
    void one_that_somebody_has_put_elsewhere_meanwhile_stays_there() {
        var before = open(20);
        var elsewhere = new VBox();
        Toolkit.run(
                () ->
                        pieces.change(
                                () ->
                                        elsewhere
                                                .getChildren()
                                                .setAll(before.get(3), before.get(5))));
        Toolkit.await("another look", () -> Toolkit.on(() -> !elsewhere.getChildren().isEmpty()));
        settle();
        assertThat(elsewhere.getChildren()).containsExactly(before.get(3), before.get(5));
        assertThat(shown()).hasSize(20).doesNotContain(before.get(3), before.get(5));
    }

    @Test
    void in_a_grid_they_come_back_to_their_row_and_column() {
        var grid = new GridPane();
        Pieces.of(grid);
        var piece = new Label("piece");
        grid.add(new Label("other"), 0, 0);
        grid.add(piece, 1, 2);
        Toolkit.run(
                () -> {
                    stage.setScene(new Scene(new VBox(new TextField(), grid), 300, 300));
                    stage.show();
                });
        var where = Toolkit.on(piece::getBoundsInParent);
        Toolkit.run(
                () -> {
                    pieces.change(() -> {});
                    grid.layout();
                    var place = grid.getChildren().get(1);
                    assertThat(place).isNotSameAs(piece);
                    assertThat(place.getBoundsInParent()).isEqualTo(where);
                });
        settle();
        Toolkit.run(stage.getScene().getRoot()::layout);
        assertThat(Toolkit.on(piece::getBoundsInParent)).isEqualTo(where);
    }

    @Test
    void one_that_is_hidden_takes_no_room_meanwhile() {
        var before = open(3);
        Toolkit.run(() -> before.get(1).setManaged(false));
        assertThat(change()).extracting(Node::isManaged).containsExactly(true, false, true);
        settle();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void none_is_there_when_a_window_is_shown_again_and_they_come_back_a_few_at_a_time() {
        var before = open(20);
        var back = comingBack(before);
        Toolkit.run(stage::hide);
        List<Node> then = new ArrayList<>();
        Toolkit.run(
                () -> {
                    stage.setOnShown(_ -> then.addAll(box.getChildren()));
                    stage.show();
                });
        settle();
        assertThat(then).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(shown()).isEqualTo(before);
        assertThat(back.values()).hasSize(10).containsOnly(2);
    }

    @Test
    void those_of_a_window_that_gets_another_look_while_it_is_hidden_come_back_once_it_is_shown() {
        var before = open(20);
        Toolkit.run(stage::hide);
        change();
        settle();
        assertThat(shown()).doesNotContainAnyElementsOf(before);
        Toolkit.run(stage::show);
        settle();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void those_that_come_back_to_a_window_that_is_hidden_again_wait() {
        var before = open(20);
        Toolkit.run(stage::hide);
        Toolkit.run(
                () -> {
                    stage.show();
                    stage.hide();
                });
        settle();
        assertThat(shown()).doesNotContainAnyElementsOf(before);
        Toolkit.run(stage::show);
        settle();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void another_change_before_they_are_back_loses_none() {
        var before = open(20);
        Toolkit.run(
                () -> {
                    pieces.change(() -> {});
                    pieces.change(() -> {});
                });
        settle();
        assertThat(shown()).isEqualTo(before);
        Toolkit.run(stage::hide);
        change();
        change();
        Toolkit.run(stage::show);
        settle();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void whoever_takes_one_out_or_puts_it_back_meanwhile_has_the_last_word() {
        var before = open(20);
        change();
        Toolkit.run(() -> box.getChildren().setAll(before.subList(5, 10)));
        settle();
        assertThat(shown()).isEqualTo(before.subList(5, 10));
    }

    @Test
    void rows_that_come_meanwhile_come_between_them() {
        var rows = Toolkit.on(() -> new LiveRows<Integer>(2, 4, background, PiecesTest::piece));
        Toolkit.run(
                () -> {
                    stage.setScene(new Scene(new VBox(new TextField(), rows.node()), 800, 300));
                    stage.show();
                    rows.show(IntStream.range(0, 20).boxed().toList());
                });
        settle();
        Toolkit.run(
                () -> {
                    var before = List.copyOf(rows.node().getChildren());
                    pieces.change(() -> {});
                    rows.show(List.of(2, 99, 4, 17));
                    assertThat(rows.node().getChildren()).doesNotContainAnyElementsOf(before);
                });
        settle();
        var texts =
                Toolkit.on(
                        () ->
                                rows.node().getChildren().stream()
                                        .map(it -> ((TextField) first(it)).getText())
                                        .toList());
        assertThat(texts).containsExactly("piece 2", "piece 99", "piece 4", "piece 17");
    }

    @Test
    void rows_that_are_shown_once_more_do_not_come_back_all_at_once() {
        var rows = Toolkit.on(() -> new LiveRows<Integer>(2, 4, background, PiecesTest::piece));
        var keys = IntStream.range(0, 20).boxed().toList();
        Toolkit.run(
                () -> {
                    stage.setScene(new Scene(new VBox(new TextField(), rows.node()), 800, 300));
                    stage.show();
                    rows.show(keys);
                });
        settle();
        var before = Toolkit.on(() -> List.copyOf(rows.node().getChildren()));
        Toolkit.run(
                () -> {
                    pieces.change(() -> {});
                    rows.show(keys);
                    assertThat(rows.node().getChildren()).doesNotContainAnyElementsOf(before);
                });
        settle();
        assertThat(Toolkit.on(() -> List.copyOf(rows.node().getChildren()))).isEqualTo(before);
    }
}
