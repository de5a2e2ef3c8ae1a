package io.calferry.bench;

import javafx.application.Platform;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Asks the JavaFX thread over and over for a word, and notes for how long it answers nobody, and
/// what it does meanwhile.
final class Pinger implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(2);

    /// What the JavaFX thread is in while JavaFX draws in software: it hands over no more than one
    /// drawing at a time, changes no window while it is drawn, and copies to the screen what was
    /// drawn.
    private static final Set<String> DRAWING =
            Set.of("waitForRenderingToComplete", "runWithRenderLock", "uploadPixels");

    private final Thread asked;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("pinger").unstarted(this::ping);
    private volatile boolean over;
    private volatile long longest;
    private volatile long held;
    private volatile long own;

    private Pinger(Thread asked) {
        this.asked = asked;
    }

    /// Begins to ask. What it takes Java to load before it can look at a thread is no part of what
    /// is noted.
    static Pinger start() {
        var pinger = new Pinger(ask(Thread::currentThread).join());
        pinger.isDrawn();
        ask(Pinger::worked).join();
        pinger.thread.start();
        return pinger;
    }

    /// Waits until it asks: it would miss what is done before.
    void await() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The longest time in nanoseconds that the JavaFX thread took to answer.
    long longest() {
        return longest;
    }

    /// The longest time in nanoseconds that the JavaFX thread took to answer, without what JavaFX
    /// took to draw: here the processor does that, and a graphics card for most people.
    long held() {
        return held;
    }

    /// The most nanoseconds that the JavaFX thread worked between two answers: what it does itself,
    /// however busy the rest of the machine is.
    long own() {
        return own;
    }

    private void ping() {
        var worked = ask(Pinger::worked).join();
        while (!over) {
            var begun = System.nanoTime();
            var answer = ask(Pinger::worked);
            var drawn = drawn(answer);
            var took = System.nanoTime() - begun;
            longest = Math.max(longest, took);
            held = Math.max(held, took - drawn);
            own = Math.max(own, answer.join() - worked);
            worked = answer.join();
            answered.countDown();
            pause();
        }
    }

    /// Waits for an answer, and tells for how much of that time JavaFX drew.
    private long drawn(CompletableFuture<Long> answer) {
        var drawn = 0L;
        var looked = System.nanoTime();
        while (!isThere(answer)) {
            var now = System.nanoTime();
            drawn += isDrawn() ? now - looked : 0;
            looked = now;
        }
        return drawn;
    }

    private static boolean isThere(CompletableFuture<Long> answer) {
        try {
            answer.get(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isDrawn() {
        return Arrays.stream(asked.getStackTrace())
                .anyMatch(it -> DRAWING.contains(it.getMethodName()));
    }

    /// Nanoseconds of processor that this thread has had.
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, Platform::runLater);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
