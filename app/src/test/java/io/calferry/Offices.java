package io.calferry;

import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.exchange.Autodiscover;
import io.calferry.exchange.FoundServers;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SessionKeychain;
import io.calferry.keychain.SystemKeychain;
import io.calferry.profile.Folders;
import io.calferry.settings.Preferences;
import io.calferry.settings.SettingsFile;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The whole program but for its window, in a folder of a test: real stores, a real ledger, a real
/// agent; passwords are kept in memory.
public final class Offices implements AutoCloseable {

    private final Premises premises;

    private Offices(Premises premises) {
        this.premises = premises;
    }

    /// @param home in which `config` and `data` are made
    public static Offices at(Path home) {
        return at(home, Clock.systemDefaultZone());
    }

    public static Offices at(Path home, Clock clock) {
        var folders = new Folders(home.resolve("config"), home.resolve("data"));
        return new Offices(premises(folders, clock));
    }

    /// Where a domain is asked for its Exchange server elsewhere than Microsoft says.
    public static Offices at(Path home, Autodiscover.Places places) {
        var folders = new Folders(home.resolve("config"), home.resolve("data"));
        return new Offices(
                premises(folders, Clock.systemDefaultZone(), SessionKeychain::new, places));
    }

    /// On a platform that starts programs at login in that way, or does not.
    public static Offices at(Path home, LoginStart loginStart) {
        var folders = new Folders(home.resolve("config"), home.resolve("data"));
        return new Offices(
                premises(
                        folders,
                        Clock.systemDefaultZone(),
                        SessionKeychain::new,
                        Autodiscover.Places.OF_MICROSOFT,
                        loginStart));
    }

    /// On a computer that keeps no passwords.
    static Offices withoutKeychain(Path home) {
        var folders = new Folders(home.resolve("config"), home.resolve("data"));
        return new Offices(premises(folders, Clock.systemDefaultZone(), SystemKeychain::none));
    }

    static Premises premises(Folders folders, Clock clock) {
        return premises(folders, clock, SessionKeychain::new);
    }

    static Premises premises(Folders folders, Clock clock, Supplier<Keychain> keychain) {
        return premises(folders, clock, keychain, Autodiscover.Places.OF_MICROSOFT);
    }

    private static Premises premises(
            Folders folders, Clock clock, Supplier<Keychain> keychain, Autodiscover.Places places) {
        return premises(folders, clock, keychain, places, new InMemory());
    }

    private static Premises premises(
            Folders folders,
            Clock clock,
            Supplier<Keychain> keychain,
            Autodiscover.Places places,
            LoginStart loginStart) {
        var keychains =
                new Keychains(
                        keychain,
                        new FileKeychain(folders.data().resolve("passwords.bin"), Optional::empty));
        var passwords =
                new Passwords(Map.of(), Duration.ofSeconds(10), keychains, Optional.empty());
        var preferences = new Preferences(new SettingsFile(folders.settings(), clock));
        var temporary = folders.data().resolveSibling("");
        var stores =
                new Stores(
                        folders,
                        temporary,
                        passwords,
                        () -> preferences.now().proxy(),
                        places,
                        new FoundServers(),
                        clock);
        var workplace =
                new Workshop(folders, stores, keychains, () -> preferences.now().keepUndo(), clock);
        return new Premises(
                folders, preferences, workplace, stores, loginStart, Optional::empty, clock);
    }

    /// A platform that starts nothing, and remembers whether it would.
    private static final class InMemory implements LoginStart {
        private State state = State.OFF;

        @Override
        public synchronized State state() {
            return state;
        }

        @Override
        public synchronized void set(State wanted) {
            state = wanted;
        }
    }

    public Office office() {
        return premises;
    }

    @Override
    public void close() {
        premises.close();
    }
}
