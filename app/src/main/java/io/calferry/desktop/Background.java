package io.calferry.desktop;

import io.calferry.sync.Watch;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Does away from the JavaFX thread what may block, and hands the result back to it; and what has
/// to be done there and takes long, piece by piece.
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService changes =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("changes").factory());
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();

    /// One for all who listen: such a list hears of changes only as long as somebody holds it.
    private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(jobs);

    private final ObservableList<String> told = FXCollections.observableArrayList();
    private final ObservableList<String> shownTold = FXCollections.unmodifiableObservableList(told);
    private final AtomicInteger pending = new AtomicInteger();
    private final Deque<Runnable> putOff = new ArrayDeque<>();
    private final AnimationTimer pulses =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            };

    private final IntSupplier more;

    /// How many drawings go by until the next thing that was put off is done.
    private int drawings;

    /// @param more drawings to let go by between one thing that is put off and the next; where they
    ///     take long, JavaFX waits in each for the one before, and holds its thread meanwhile
    public Background(IntSupplier more) {
        this.more = more;
    }

    /// What goes on, oldest first. Where it lasts, it has a line at the foot of the window. Belongs
    /// to the JavaFX thread.
    public ObservableList<Job> jobs() {
        return shown;
    }

    /// What came of jobs whose page was left meanwhile, in words, oldest first. Belongs to the
    /// JavaFX thread.
    public ObservableList<String> told() {
        return shownTold;
    }

    /// Says what came of a job to whoever is elsewhere by now, until they put it away. On the
    /// JavaFX thread.
    ///
    /// @param title of the job
    public void tell(String title, String outcome) {
        var what = title + ": " + outcome;
        if (!told.contains(what)) {
            told.add(what);
        }
    }

    /// A person has seen that.
    void putAway(String what) {
        told.remove(what);
    }

    /// Does something that is quickly done, such as reading a page of history. On the JavaFX
    /// thread; `then` is called there.
    public <T> void fetch(Supplier<T> work, Consumer<T> then) {
        execute(threads, work, then);
    }

    /// Changes something that is kept: one change after another, in the order in which they were
    /// asked for, so that what a person chose last is what stands there in the end. On the JavaFX
    /// thread; `then` is called there, in the same order.
    public <T> void change(Supplier<T> work, Consumer<T> then) {
        execute(changes, work, then);
    }

    private <T> void execute(Executor on, Supplier<T> work, Consumer<T> then) {
        pending.incrementAndGet();
        on.execute(
                () -> {
                    logged(() -> hand(work.get(), then));
                    Platform.runLater(pending::decrementAndGet);
                });
    }

    /// Does something on the JavaFX thread, but not before what is in the window now was drawn, and
    /// one thing at a time: a page that is put together in this way does not hold that thread for
    /// long. On the JavaFX thread.
    public void putOff(Runnable work) {
        pending.incrementAndGet();
        if (putOff.isEmpty()) {
            drawings = 1 + more.getAsInt();
        }
        putOff.add(work);
        pulses.start();
    }

    /// Comes before each drawing.
    private void pulse() {
        if (drawings > 0) {
            drawings--;
            return;
        }
        var work = putOff.poll();
        if (work == null) {
            pulses.stop();
        } else {
            logged(work);
            pending.decrementAndGet();
            drawings = more.getAsInt();
        }
    }

    /// Whether everything that was asked for is done and handed back.
    public boolean isIdle() {
        return pending.get() == 0;
    }

    /// A mistake in one thing must not be silent, and must not end another.
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a job of the window", e);
        }
    }

    /// Does something that may take long: it is shown with its progress and can be cancelled. On
    /// the JavaFX thread; `then` is called there, also for what was cancelled.
    ///
    /// @param title what goes on, in words
    public <T> Job start(String title, Function<Watch, T> work, Consumer<T> then) {
        return start(new Job(title, Optional.empty()), work, then);
    }

    /// The same for something that must not be done twice at a time.
    ///
    /// @param what is asked for by [#isAt]
    public <T> Job start(Object what, String title, Function<Watch, T> work, Consumer<T> then) {
        return start(new Job(title, Optional.of(what)), work, then);
    }

    private <T> Job start(Job job, Function<Watch, T> work, Consumer<T> then) {
        jobs.add(job);
        pending.incrementAndGet();
        threads.execute(
                () -> {
                    logged(() -> hand(work.apply(job), then));
                    Platform.runLater(
                            () -> {
                                jobs.remove(job);
                                pending.decrementAndGet();
                            });
                });
        return job;
    }

    /// Whether that is under way. On the JavaFX thread.
    public boolean isAt(Object what) {
        return jobs.stream().anyMatch(it -> it.what().equals(Optional.of(what)));
    }

    /// The same for something that only asks: cancelling does not wait for an answer, but breaks
    /// off whatever connection it is waited for on, by an interrupt.
    public <T> Job ask(String title, Function<Watch, T> work, Consumer<T> then) {
        return start(title, breakable(work), then);
    }

    private static <T> Function<Watch, T> breakable(Function<Watch, T> work) {
        return watch -> {
            ((Job) watch).breaksOff(Thread.currentThread());
            return work.apply(watch);
        };
    }

    private <T> void hand(T result, Consumer<T> then) {
        Platform.runLater(
                () -> {
                    if (!threads.isShutdown()) {
                        then.accept(result);
                    }
                });
    }

    /// Ends what goes on. Nothing is handed back any more that has not been. What was to be changed
    /// is still changed, as long as the program runs.
    @Override
    public void close() {
        pulses.stop();
        putOff.clear();
        jobs.forEach(Job::cancel);
        threads.shutdownNow();
        changes.shutdown();
    }
}
