package io.calferry.desktop;

import io.calferry.sync.Watch;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Something that goes on in the background, with how far it is and a way to end it. Its property
/// belongs to the JavaFX thread.
public final class Job implements Watch {

    private final String title;
    private final Optional<Object> what;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicReference<Optional<Progress>> untold =
            new AtomicReference<>(Optional.empty());
    private volatile boolean cancelled;
    private volatile Optional<Thread> breakable = Optional.empty();

    Job(String title, Optional<Object> what) {
        this.title = title;
        this.what = what;
    }

    /// What goes on, in words.
    public String title() {
        return title;
    }

    /// What tells it from others; empty where it may be done twice at a time.
    Optional<Object> what() {
        return what;
    }

    /// Empty as long as it has nothing to tell.
    public ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Ends it before its next write; what only asks, at once. From any thread.
    public void cancel() {
        cancelled = true;
        breakable.ifPresent(Thread::interrupt);
    }

    /// @param asking does nothing but ask, on behalf of this alone
    void breaksOff(Thread asking) {
        breakable = Optional.of(asking);
        if (cancelled) {
            asking.interrupt();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /// The JavaFX thread is told once for all that came since it looked last.
    @Override
    public void progress(Progress newest) {
        if (untold.getAndSet(Optional.of(newest)).isEmpty()) {
            Platform.runLater(() -> progress.set(untold.getAndSet(Optional.empty())));
        }
    }
}
