package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Background;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.preview.Occurrences.Drawn;
import io.calferry.desktop.preview.Occurrences.Room;
import io.calferry.desktop.preview.Seeker.Query;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Somebody turns the pages of a calendar faster than it can be found what is on them.
class SeekerTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final Background background = Toolkit.on(() -> new Background(() -> 0));
    private final List<Query> sought = Collections.synchronizedList(new ArrayList<>());
    private final List<LocalDate> told = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch go = new CountDownLatch(1);
    private final Seeker seeker = new Seeker(background, () -> this::seek);

    @AfterEach
    void close() {
        Toolkit.run(background::close);
    }

    private Drawn seek(Query query) {
        sought.add(query);
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (query.first().equals(LocalDate.EPOCH)) {
            throw new IllegalStateException("nobody can find that; this is said on purpose");
        }
        return new Drawn(List.of(), Map.of(query.first(), sought.size()));
    }

    private static Query week(LocalDate first) {
        return new Query(first, first.plusDays(7), new Room(3, 3));
    }

    private void ask(LocalDate first) {
        seeker.ask(week(first), it -> told.addAll(it.others().keySet()));
    }

    private void settle() {
        go.countDown();
        Toolkit.await("all is found", background::isIdle);
    }

    @Test
    void of_pages_that_are_turned_quickly_only_the_first_and_the_last_are_sought() {
        Toolkit.run(
                () -> {
                    for (var page = 0; page < 5; page++) {
                        ask(MONDAY.plusWeeks(page));
                    }
                });
        Toolkit.await("the first is sought", () -> sought.equals(List.of(week(MONDAY))));
        settle();
        assertThat(sought).containsExactly(week(MONDAY), week(MONDAY.plusWeeks(4)));
        assertThat(told).containsExactly(MONDAY.plusWeeks(4));
    }

    @Test
    void what_is_known_is_not_sought_again_and_told_once() {
        Toolkit.run(() -> ask(MONDAY));
        settle();
        Toolkit.run(
                () -> {
                    ask(MONDAY);
                    ask(MONDAY);
                });
        settle();
        assertThat(sought).containsExactly(week(MONDAY));
        assertThat(told).containsExactly(MONDAY, MONDAY);
    }

    @Test
    void what_is_not_true_any_more_is_sought_anew() {
        Toolkit.run(
                () -> {
                    ask(MONDAY);
                    seeker.forget();
                    ask(MONDAY);
                });
        settle();
        assertThat(sought).containsExactly(week(MONDAY), week(MONDAY));
        assertThat(told).containsExactly(MONDAY);
    }

    @Test
    void what_nobody_asks_for_any_more_is_not_told() {
        Toolkit.run(
                () -> {
                    ask(MONDAY);
                    seeker.forget();
                });
        settle();
        assertThat(told).isEmpty();
    }

    @Test
    void whoever_could_not_find_one_page_finds_the_next() {
        Toolkit.run(() -> ask(LocalDate.EPOCH));
        settle();
        Toolkit.run(() -> ask(MONDAY));
        settle();
        assertThat(told).containsExactly(MONDAY);
    }
}
