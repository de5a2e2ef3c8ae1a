package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows that come and go, and stay the same meanwhile.
class LiveRowsTest {

    private static final int AT_ONCE = 3;

    private final Background background = Toolkit.on(() -> new Background(() -> 0));
    private final List<Long> madeAt = new ArrayList<>();
    private final LiveRows<Integer> rows =
            Toolkit.on(() -> new LiveRows<>(2, AT_ONCE, background, this::make));
    private final Pulses pulses = Toolkit.on(Pulses::new);

    @AfterEach
    void close() {
        Toolkit.run(pulses::stop);
        Toolkit.run(background::close);
    }

    private Region make(int key) {
        madeAt.add(pulses.number());
        return new Label("row " + key);
    }

    private void show(Integer... keys) {
        Toolkit.run(() -> rows.show(List.of(keys)));
    }

    private void settle() {
        Toolkit.await("all are there", background::isIdle);
    }

    private List<String> shown() {
        return Toolkit.on(
                () ->
                        rows.node().getChildren().stream()
                                .map(it -> ((Labeled) it).getText())
                                .toList());
    }

    @Test
    void many_come_a_few_between_one_drawing_and_the_next_and_in_their_order() {
        Toolkit.run(pulses::start);
        show(8, 7, 6, 5, 4, 3, 2, 1);
        settle();
        assertThat(shown())
                .containsExactly(
                        "row 8", "row 7", "row 6", "row 5", "row 4", "row 3", "row 2", "row 1");
        var atOnce = madeAt.stream().collect(Collectors.groupingBy(it -> it)).values();
        assertThat(atOnce).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(AT_ONCE));
    }

    @Test
    void a_row_stays_the_same_as_long_as_it_is_wanted() {
        show(1, 2, 3);
        var second = Toolkit.on(() -> rows.node().getChildren().get(1));
        show(4, 2, 5, 1);
        settle();
        assertThat(shown()).containsExactly("row 4", "row 2", "row 5", "row 1");
        assertThat(Toolkit.on(() -> rows.node().getChildren().get(1))).isSameAs(second);
        show(1);
        show(2);
        assertThat(Toolkit.on(() -> rows.node().getChildren())).doesNotContain(second);
    }

    @Test
    void each_is_shown_once() {
        show(1, 2, 1);
        assertThat(shown()).containsExactly("row 1", "row 2");
    }

    @Test
    void what_is_not_wanted_any_more_when_its_turn_comes_is_not_made() {
        Toolkit.run(
                () -> {
                    rows.show(IntStream.range(0, 20).boxed().toList());
                    rows.show(List.of(0, 7));
                });
        settle();
        assertThat(shown()).containsExactly("row 0", "row 7");
        assertThat(madeAt).hasSize(AT_ONCE + 1);
    }

    @Test
    void nothing_is_made_for_a_page_that_was_left() {
        Toolkit.run(
                () -> {
                    rows.show(IntStream.range(0, 20).boxed().toList());
                    rows.close();
                });
        settle();
        assertThat(madeAt).hasSize(AT_ONCE);
    }
}
