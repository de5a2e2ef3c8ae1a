package io.calferry;

import io.calferry.cli.Windows.Start;
import io.calferry.desktop.Closing;
import io.calferry.desktop.Place;
import io.calferry.desktop.WindowHost;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.settings.Preferences;
import io.calferry.settings.Settings;
import io.calferry.sync.Ledger.RunId;
import io.calferry.tray.Autostart;
import io.calferry.tray.Doorbell;
import io.calferry.tray.Platform;
import io.calferry.tray.Texts;
import io.calferry.tray.Tray;
import io.calferry.tray.Wish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/// The program from its start to the moment at which a person quits: the agent, the icon, the bell
/// of a second start, and the window once somebody wants it.
final class Session implements Tray.Listener, Closing, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Premises premises;
    private final CountDownLatch end = new CountDownLatch(1);
    private final WindowHost window;
    private final ServerHints hints;
    private final Presence presence;
    private final Preferences preferences;
    private final Locale system;
    private Optional<KeptPauses> pauses = Optional.empty();
    private volatile Tray.Place place = Tray.Place.UNKNOWN;
    private Optional<Future<?>> probe = Optional.empty();
    private Optional<Doorbell> bell = Optional.empty();

    /// @param premises that nobody else uses; closed with this
    Session(Premises premises, Platform platform) {
        this.premises = premises;
        this.preferences = premises.preferences();
        this.system = Locale.getDefault();
        this.window = new WindowHost(premises, system, this);
        speak();
        this.presence =
                new Presence(
                        premises.agent(),
                        premises.ledgers(),
                        platform,
                        this::look,
                        premises.clock(),
                        this);
        this.hints = new ServerHints(premises.stores(), premises.agent());
        preferences.listen(
                _ -> {
                    speak();
                    presence.again(premises.agent().state());
                });
    }

    /// Some words are those of libraries, which ask for the default.
    private void speak() {
        Locale.setDefault(preferences.now().language().locale(system));
    }

    /// Begins to work.
    void begin(Start start) {
        try {
            bell = Optional.of(Doorbell.hang(premises.folders().data(), this::rung));
        } catch (IOException e) {
            LOG.warn("a second start can't reach this one", e);
        }
        pauses = Optional.of(new KeptPauses(preferences, premises.book(), premises.agent()));
        // Told to all who go by the file: it may have been changed since the program ended.
        var reading = premises.book().tell();
        var profiles = profiles(reading);
        premises.agent().start(profiles);
        switch (start) {
            case WITH_WINDOW -> window.show();
            case WITH_ICON_ALONE -> showWhatIsWrong(reading);
        }
        probe = Optional.of(KeychainProbe.soon(premises.keychains(), profiles));
    }

    /// Waits until a person quits, or the process is to end.
    void awaitEnd() {
        var hook = Thread.ofPlatform().name("quit").unstarted(end::countDown);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Presence.Look look() {
        var settings = preferences.now();
        return new Presence.Look(
                Texts.of(settings.language().locale(system), premises.clock().getZone()),
                settings.tray(),
                settings.notifications());
    }

    private static List<Profile> profiles(BookReading reading) {
        return switch (reading) {
            case BookReading.Read(var book) -> book.profiles();
            case BookReading.Refused(var problems) -> {
                LOG.warn("the profiles can't be read: {}", problems);
                yield List.of();
            }
        };
    }

    /// The icon looks as if all were well, and nothing would run until somebody opens the window.
    private void showWhatIsWrong(BookReading reading) {
        switch (reading) {
            case BookReading.Read _ -> {}
            case BookReading.Refused _ -> window.open(new Place.Profiles());
        }
    }

    private void rung(List<String> arguments) {
        if (!arguments.contains(Autostart.HIDDEN)) {
            window.show();
        }
    }

    @Override
    public void asked(Wish wish) {
        var agent = premises.agent();
        switch (wish) {
            case Wish.Open _ -> window.show();
            case Wish.SyncNow _ -> agent.syncNow();
            case Wish.Switch(var profile, var power) ->
                    new PowerSwitch(premises, window::open).turn(new ProfileId(profile), power);
            case Wish.Pause(var length) -> {
                switch (length) {
                    case AN_HOUR -> agent.pauseForAnHour();
                    case UNTIL_TOMORROW -> agent.pauseUntilTomorrow();
                    case UNTIL_RESUMED -> agent.pause(new io.calferry.agent.Pause.UntilResumed());
                }
            }
            case Wish.Resume _ -> agent.resume();
            case Wish.ShowRun(var run) ->
                    window.open(new Place.Run(new RunId(Long.parseLong(run))));
            case Wish.ShowProfile _ -> window.open(new Place.Activity(Place.Activity.Tab.WAITING));
            case Wish.ShowProfiles _ -> window.open(new Place.Profiles());
            case Wish.Quit _ -> window.quit();
        }
    }

    /// A window must not be hidden where nobody could bring it back from.
    @Override
    public void moved(Tray.Place to) {
        place = to;
        switch (to) {
            case NONE -> window.showAgain();
            case UNKNOWN, STATUS_NOTIFIER, AWT -> {}
        }
    }

    @Override
    public Way way() {
        var reachable =
                switch (place) {
                    case STATUS_NOTIFIER, AWT -> preferences.now().tray() == Settings.Tray.SHOWN;
                    case UNKNOWN, NONE -> false;
                };
        if (reachable) {
            return Way.HIDE;
        }
        return switch (preferences.now().closing()) {
            case ASKED -> Way.QUIT;
            case NOT_ASKED -> Way.ASK;
        };
    }

    @Override
    public void quit() {
        end.countDown();
    }

    /// The runs come to their end while the window and the icon go: each of them has its time.
    @Override
    public void close() {
        premises.agent().end();
        probe.ifPresent(it -> it.cancel(false));
        // Who rings now is not to hear that a window comes.
        bell.ifPresent(Doorbell::close);
        window.close();
        pauses.ifPresent(KeptPauses::close);
        presence.close();
        hints.close();
        premises.close();
    }
}
