package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.sync.Watch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One run under way, on a thread of its own.
final class Running implements Watch {

    private final Profile profile;
    private final Wanted wanted;
    private final Consumer<Supplier<Event>> events;
    private final AtomicReference<Optional<Progress>> untold =
            new AtomicReference<>(Optional.empty());
    private volatile boolean cancelled;
    private volatile long told = -1;

    Running(Profile profile, Wanted wanted, Consumer<Supplier<Event>> events) {
        this.profile = profile;
        this.wanted = wanted;
        this.events = events;
    }

    /// @param over when nothing of it is running any more, right before that is told
    void start(Runner runner, Runnable over) {
        Thread.ofVirtual()
                .name("run " + profile.id())
                .start(
                        () -> {
                            var ran = run(runner);
                            // Told first: who sees nothing running may end.
                            events.accept(() -> new Event.Finished(profile.id(), ran));
                            over.run();
                        });
    }

    private Ran run(Runner runner) {
        try {
            return runner.run(profile, this, wanted);
        } catch (RuntimeException | Error e) {
            return Ran.failed(Trouble.Bug.of(e), List.of());
        }
    }

    void cancel() {
        cancelled = true;
    }

    void breakOff(Runner runner) {
        Thread.ofVirtual()
                .name("breaking off " + profile.id())
                .start(() -> runner.breakOff(profile.id()));
    }

    /// Tells a step of a hundredth, or of a hundred objects, and what is newest at that: a run has
    /// many more.
    @Override
    public void progress(Progress progress) {
        long hundredth = progress.of() == 0 ? 0 : progress.done() * 100 / progress.of();
        long mark = (progress.phase().ordinal() << 20) + hundredth + progress.done() / 100;
        if (mark == told) {
            return;
        }
        told = mark;
        if (untold.getAndSet(Optional.of(progress)).isEmpty()) {
            events.accept(this::newest);
        }
    }

    private Event newest() {
        return untold.getAndSet(Optional.empty())
                .<Event>map(it -> new Event.Progressed(profile.id(), it))
                .orElse(new Event.Nothing());
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
