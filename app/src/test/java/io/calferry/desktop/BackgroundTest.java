package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.settings.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// What a page has done away from its thread, and what piece by piece.
class BackgroundTest {

    private final Background background = Toolkit.on(() -> new Background(() -> 0));

    @AfterEach
    void close() {
        Toolkit.run(background::close);
    }

    /// In which drawing each of three pieces is done, counted from when they are put off.
    private static List<Long> drawings(Background background) {
        var pulses = Toolkit.on(Pulses::new);
        List<String> done = new ArrayList<>();
        List<Long> when = new ArrayList<>();
        Toolkit.run(
                () -> {
                    pulses.start();
                    for (var piece : List.of("first", "second", "third")) {
                        background.putOff(
                                () -> {
                                    done.add(piece);
                                    when.add(pulses.number());
                                });
                    }
                    assertThat(background.isIdle()).isFalse();
                });
        Toolkit.await("all is done", background::isIdle);
        Toolkit.run(pulses::stop);
        assertThat(done).containsExactly("first", "second", "third");
        return when;
    }

    @Test
    void what_is_put_off_is_done_in_its_order_and_a_drawing_for_each() {
        // In the first, what is there is drawn.
        assertThat(drawings(background)).containsExactly(2L, 3L, 4L);
    }

    @Test
    void where_drawings_take_long_some_go_by_before_the_next_piece() {
        var slow = Toolkit.on(() -> new Background(() -> 2));
        assertThat(drawings(slow)).containsExactly(4L, 7L, 10L);
        Toolkit.run(slow::close);
    }

    @Test
    void a_piece_that_puts_off_another_is_drawn_before() {
        var pulses = Toolkit.on(Pulses::new);
        List<Long> when = new ArrayList<>();
        Toolkit.run(
                () -> {
                    pulses.start();
                    background.putOff(
                            () -> {
                                when.add(pulses.number());
                                background.putOff(() -> when.add(pulses.number()));
                            });
                });
        Toolkit.await("all is done", background::isIdle);
        Toolkit.run(pulses::stop);
        assertThat(when).containsExactly(2L, 3L);
    }

    @Test
    void what_fails_does_not_keep_the_next_from_being_done() {
        List<String> done = new ArrayList<>();
        Toolkit.run(
                () -> {
                    background.putOff(
                            () -> {
                                throw new IllegalStateException("broken");
                            });
                    background.putOff(() -> done.add("next"));
                });
        Toolkit.await("all is done", background::isIdle);
        assertThat(done).containsExactly("next");
    }

    @Test
    void the_controls_of_a_rehearsal_can_be_made() {
        Toolkit.run(() -> new Theme(Runnable::run).choose(Settings.Theme.LIGHT));
        for (var part : Pages.parts()) {
            var made = Toolkit.on(part::get);
            Toolkit.run(() -> Rehearsal.play(made));
            assertThat(made.getScene().getStylesheets()).isNotEmpty();
        }
        assertThat(Toolkit.complaints()).isEmpty();
    }

    @Test
    void changes_are_made_and_told_in_the_order_in_which_they_were_asked_for() {
        var slow = new CountDownLatch(1);
        var made = new CopyOnWriteArrayList<Integer>();
        var told = new ArrayList<Integer>();
        Toolkit.run(
                () -> {
                    for (var number = 0; number < 50; number++) {
                        var it = number;
                        background.change(
                                () -> {
                                    if (it == 0) {
                                        pass(slow);
                                    }
                                    made.add(it);
                                    return it;
                                },
                                told::add);
                    }
                });
        // What only looks does not wait for what changes.
        var looked = new CountDownLatch(1);
        Toolkit.run(() -> background.fetch(() -> 0, _ -> looked.countDown()));
        pass(looked);
        slow.countDown();
        Toolkit.await("all is told", background::isIdle);
        var all = IntStream.range(0, 50).boxed().toList();
        assertThat(List.of(made, Toolkit.on(() -> List.copyOf(told)))).containsExactly(all, all);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
