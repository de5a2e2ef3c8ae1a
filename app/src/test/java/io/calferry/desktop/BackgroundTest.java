package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.settings.Settings;

import javafx.animation.AnimationTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What a page has done away from its thread, and what piece by piece.
class BackgroundTest {

    private final Background background = Toolkit.on(Background::new);

    @AfterEach
    void close() {
        Toolkit.run(background::close);
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
