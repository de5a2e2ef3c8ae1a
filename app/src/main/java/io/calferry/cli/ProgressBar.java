package io.calferry.cli;

import io.calferry.sync.Watch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Looks on while a run goes, and shows a bar once that takes longer than a moment. Draws on a
/// thread of its own, so that the run never waits for a terminal.
final class ProgressBar implements Watch, AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int WIDTH = 78;

    private final String name;
    private final PrintStream out;
    private final BooleanSupplier cancelled;
    private volatile Progress latest = new Progress(Phase.LISTING, 0, 0);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread drawing;

    ProgressBar(String name, PrintStream out, BooleanSupplier cancelled) {
        this.name = name;
        this.out = out;
        this.cancelled = cancelled;
        this.drawing = Thread.ofPlatform().daemon().name("progress").start(this::draw);
    }

    @Override
    public void progress(Progress progress) {
        latest = progress;
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    private void draw() {
        try {
            var wait = MOMENT;
            var drawn = false;
            while (!over.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                out.print("\r" + Bar.line(name, latest, WIDTH) + "\u001B[K");
                out.flush();
                drawn = true;
                wait = BETWEEN;
            }
            if (drawn) {
                out.print("\r\u001B[K");
                out.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the bar away.
    @Override
    public void close() {
        over.countDown();
        try {
            drawing.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
