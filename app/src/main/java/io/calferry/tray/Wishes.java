package io.calferry.tray;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Tells the listener what happens at the tray, one thing after another, on a thread of its own.
final class Wishes implements AutoCloseable {

    private final Tray.Listener listener;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("wishes").factory());

    Wishes(Tray.Listener listener) {
        this.listener = listener;
    }

    void ask(Wish wish) {
        run(it -> it.asked(wish));
    }

    void tell(Tray.Place to) {
        run(it -> it.moved(to));
    }

    private void run(Consumer<Tray.Listener> what) {
        try {
            thread.execute(Tray.guarded(() -> what.accept(listener)));
        } catch (RejectedExecutionException _) {
            // It is closed: nobody listens any more.
        }
    }

    /// A wish may be to close the tray; so this does not wait for it.
    @Override
    public void close() {
        thread.shutdown();
    }
}
