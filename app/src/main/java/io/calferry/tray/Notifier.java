package io.calferry.tray;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Shows notifications by the platform's own way: on freedesktop.org's systems over D-Bus, with or
/// without an icon in the tray; elsewhere from the icon in the tray, and where there is none, not
/// at all. No method waits: all is done on threads of its own.
public final class Notifier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final Carrier carrier;
    private final ExecutorService own =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("notifier").factory());

    /// Brings a notification to the screen. Called by one thread at a time, which may wait.
    interface Carrier extends AutoCloseable {

        /// @param wish where it leads
        /// @param open what the button says that leads to it
        void tell(Notice.Message message, Wish wish, String open);

        @Override
        void close();
    }

    private Notifier(Carrier carrier) {
        this.carrier = carrier;
    }

    /// The platform's own way.
    ///
    /// @param asked is told where a person follows a notification, on a thread that is neither
    ///     D-Bus's nor a user interface's
    public static Notifier of(Platform platform, Consumer<Wish> asked) {
        return new Notifier(
                switch (platform.system()) {
                    case LINUX -> new BusNotifications(platform.environment(), asked);
                    case MAC, WINDOWS -> new AwtNotifications();
                });
    }

    /// Shows a notification as soon as it goes; that it could not be shown is logged and no more.
    public void tell(Notice notice, Texts texts) {
        var message = notice.message(texts);
        var open = texts.get("notice.open");
        try {
            own.execute(
                    () -> {
                        try {
                            carrier.tell(message, notice.wish(), open);
                        } catch (RuntimeException e) {
                            LOG.info("A notification could not be shown: {}", e.toString());
                        }
                    });
        } catch (RejectedExecutionException _) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        own.execute(carrier::close);
        own.shutdown();
    }
}
