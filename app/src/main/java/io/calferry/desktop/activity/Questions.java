package io.calferry.desktop.activity;

import io.calferry.desktop.Background;
import io.calferry.desktop.Job;
import io.calferry.sync.Watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks servers one thing at a time, so that looking around is no storm of sign-ins. On the JavaFX
/// thread.
final class Questions {

    private final Background background;
    private final Deque<Question<?>> queue = new ArrayDeque<>();
    private Optional<Job> job = Optional.empty();

    /// Nobody waits any more for what is asked at the moment.
    private boolean dropped;

    /// @param title what is asked, in words
    /// @param wanted whether somebody still wants to know when its turn comes
    /// @param then is not called for what was cancelled or dropped
    /// @param cancelled what is done where a person ends it
    record Question<T>(
            String title,
            BooleanSupplier wanted,
            Function<Watch, T> work,
            Consumer<T> then,
            Runnable cancelled) {}

    Questions(Background background) {
        this.background = background;
    }

    /// Asks that after what was asked before.
    void ask(Question<?> question) {
        queue.add(question);
        next();
    }

    /// Asks that alone.
    void askInstead(Question<?> question) {
        drop();
        ask(question);
    }

    /// Breaks off what is asked, and forgets what was to be.
    void drop() {
        queue.clear();
        dropped = true;
        job.ifPresent(Job::cancel);
    }

    private void next() {
        while (job.isEmpty() && !queue.isEmpty()) {
            var question = queue.remove();
            if (question.wanted().getAsBoolean()) {
                begin(question);
            }
        }
    }

    private <T> void begin(Question<T> question) {
        dropped = false;
        job =
                Optional.of(
                        background.ask(
                                question.title(), question.work(), it -> over(question, it)));
    }

    private <T> void over(Question<T> question, T result) {
        var cancelled = job.filter(Job::cancelled).isPresent();
        job = Optional.empty();
        if (!dropped) {
            if (cancelled) {
                question.cancelled().run();
            } else {
                question.then().accept(result);
            }
        }
        next();
    }
}
