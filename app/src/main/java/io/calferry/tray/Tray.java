package io.calferry.tray;

import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The icon in the panel. It finds its place by itself and changes it when panels come and go: a
/// StatusNotifierItem where there is a watcher for such, else the AWT's tray, else nowhere.
///
/// No method waits for a panel, a bus or the AWT: all that is done on a thread of the tray's own,
/// and [#place] and [Listener#moved] tell how it went. While nothing changes nothing runs.
public final class Tray implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    /// Milliseconds from one look for the AWT's tray to the next, at the most.
    private static final long LONGEST_WAIT = 64_000;

    private final Platform platform;
    private final Pace pace;
    private final ScheduledThreadPoolExecutor own =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("tray").factory());
    private final Wishes wishes;

    private volatile Place place = Place.UNKNOWN;
    private volatile Appearance wanted;

    // The rest belongs to the thread of the tray.
    private Optional<NotifierSurface> notifier = Optional.empty();
    private Optional<AwtSurface> awt = Optional.empty();
    private Appearance shown;
    private int frame;
    private boolean publishing;
    private @Nullable Future<?> movement;
    private @Nullable Future<?> parting;
    private long untilNextTry;
    private boolean unanswered;

    /// Where the icon is.
    public enum Place {
        /// Not known yet.
        UNKNOWN,
        /// In a panel that takes StatusNotifierItems.
        STATUS_NOTIFIER,
        /// In the tray of the AWT.
        AWT,
        /// Nowhere: there is no panel that would show it. A window must not hide now, since nobody
        /// could bring it back.
        NONE
    }

    /// Hears of what happens at the tray, one thing after another, on a thread that is neither
    /// D-Bus's nor a user interface's and that it may keep as long as it likes.
    public interface Listener {

        /// A person asks for something.
        void asked(Wish wish);

        /// The icon has a place now, another, or none any more.
        void moved(Place to);
    }

    private Tray(Platform platform, Pace pace, Appearance first, Listener listener) {
        this.platform = platform;
        this.pace = pace;
        this.untilNextTry = pace.millisToLook();
        // What would be done later must not keep the program from its end.
        own.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.wanted = first;
        this.shown = first;
        this.wishes = new Wishes(listener);
    }

    /// Shows the icon as soon as there is a place for it.
    public static Tray open(Platform platform, Appearance first, Listener listener) {
        return open(platform, Pace.USUAL, first, listener);
    }

    static Tray open(Platform platform, Pace pace, Appearance first, Listener listener) {
        var tray = new Tray(platform, pace, first, listener);
        tray.soon(tray::begin);
        return tray;
    }

    /// Shows another look. May be called as often as one likes, by any thread: it is thinned out.
    public void show(Appearance appearance) {
        wanted = appearance;
        soon(this::publish);
    }

    /// Where the icon is at the moment.
    public Place place() {
        return place;
    }

    /// Takes the icon away; returns when it is gone, or after the time that the AWT has for it.
    /// What was asked before is still heard.
    @Override
    public void close() {
        soon(
                () -> {
                    stop(movement);
                    stop(parting);
                    notifier.ifPresent(NotifierSurface::close);
                    awt.ifPresent(AwtSurface::close);
                });
        own.shutdown();
        try {
            if (!own.awaitTermination(pace.millisForAwt(), TimeUnit.MILLISECONDS)) {
                own.shutdownNow();
            }
        } catch (InterruptedException _) {
            own.shutdownNow();
            Thread.currentThread().interrupt();
        }
        wishes.close();
    }

    private void soon(Runnable task) {
        try {
            own.execute(guarded(task));
        } catch (RejectedExecutionException _) {
            // It is closed: nothing is shown any more.
        }
    }

    private @Nullable Future<?> later(Runnable task, long millis) {
        try {
            return own.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            return null;
        }
    }

    static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("The tray made a mistake", e);
            }
        };
    }

    private static void stop(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void begin() {
        if (isTakenByPanel()) {
            move(Place.STATUS_NOTIFIER);
        } else {
            useAwt();
        }
        animate();
    }

    private boolean isTakenByPanel() {
        try {
            notifier = notifier.filter(NotifierSurface::isConnected);
            if (notifier.isEmpty()) {
                notifier = connect();
            }
            unanswered = false;
            return notifier.isPresent() && notifier.get().register();
        } catch (DBusException | RuntimeException e) {
            LOG.info("The bus of the session, or a panel on it, can't be used: {}", e.toString());
            unanswered = true;
            return false;
        }
    }

    private Optional<NotifierSurface> connect() throws DBusException {
        var address =
                switch (platform.system()) {
                    case LINUX -> SessionBus.address(platform.environment());
                    case MAC, WINDOWS -> Optional.<String>empty();
                };
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                NotifierSurface.open(
                        address.get(), shown, wishes::ask, () -> soon(this::panelsChanged)));
    }

    private void panelsChanged() {
        stop(parting);
        if (isTakenByPanel()) {
            awt.ifPresent(AwtSurface::close);
            awt = Optional.empty();
            move(Place.STATUS_NOTIFIER);
        } else if (place == Place.STATUS_NOTIFIER) {
            parting = later(this::useAwt, pace.millisForPanel());
        }
    }

    /// A panel that did not answer is asked again: in the tray of the AWT, that such a panel may
    /// have as well, the icon has a white ground and a menu of another look.
    private void useAwt() {
        if (awt.isEmpty()) {
            awt = AwtSurface.open(platform, shown, wishes::ask, pace.millisForAwt());
        }
        move(awt.isPresent() ? Place.AWT : Place.NONE);
        if ((awt.isEmpty() || unanswered) && untilNextTry <= LONGEST_WAIT) {
            later(this::tryAgain, untilNextTry);
            untilNextTry *= 2;
        }
    }

    /// At the start of a session the program may be there before the bus and the panel, and the
    /// AWT does not tell when a panel comes. After some minutes none will.
    private void tryAgain() {
        if (place != Place.STATUS_NOTIFIER) {
            panelsChanged();
        }
        if (place != Place.STATUS_NOTIFIER) {
            useAwt();
        }
    }

    private void move(Place to) {
        if (to == Place.STATUS_NOTIFIER) {
            untilNextTry = pace.millisToLook();
        }
        if (to != place) {
            place = to;
            LOG.info("The icon is at {}", to);
            wishes.tell(to);
        }
    }

    /// Shows what is wanted last, and then nothing else for a while.
    private void publish() {
        if (publishing || wanted.equals(shown)) {
            return;
        }
        publishing = true;
        shown = wanted;
        draw();
        animate();
        later(
                () -> {
                    publishing = false;
                    publish();
                },
                pace.millisBetween());
    }

    private void draw() {
        notifier.ifPresent(surface -> surface.show(shown, frame));
        awt.ifPresent(surface -> surface.show(shown, frame));
    }

    /// Starts the movement where something is carried, and stops it where nothing is.
    private void animate() {
        var moves = shown.icon() == IconState.SYNCING;
        if (!moves) {
            stop(movement);
            movement = null;
            frame = 0;
        } else if (movement == null) {
            nextFrame();
        }
    }

    private void nextFrame() {
        frame = (frame + 1) % Picture.FRAMES;
        draw();
        movement = later(this::nextFrame, pace.millisPerFrame());
    }
}
