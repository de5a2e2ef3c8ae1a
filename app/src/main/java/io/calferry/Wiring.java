package io.calferry;

import io.calferry.agent.Network;
import io.calferry.agent.Workplace;
import io.calferry.cli.Surroundings;
import io.calferry.desktop.LoginStart;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SystemKeychain;
import io.calferry.profile.Folders;
import io.calferry.settings.Preferences;
import io.calferry.settings.Settings;
import io.calferry.settings.SettingsFile;
import io.calferry.tray.Autostart;
import io.calferry.tray.Platform;
import io.calferry.words.KeychainWords;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one place where services are put together.
final class Wiring implements Workplace.Opener {

    /// Somebody may have to unlock a password store first.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Surroundings surroundings;

    Wiring(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void log(Path data, Workplace.Verbosity verbosity) {
        LogPlace.begin(data, verbosity, surroundings.err());
    }

    @Override
    public Workplace at(Folders folders) {
        var keychains = keychains(folders, this::keychain, this::passphrase);
        var passwords =
                new Passwords(surroundings.environment(), PATIENCE, keychains, Optional.empty());
        var clock = surroundings.clock();
        var settings = settings(folders);
        LogPlace.level(settings.logLevel());
        var stores =
                new Stores(folders, surroundings.temporary(), passwords, settings::proxy, clock);
        return new Workshop(folders, stores, keychains, settings::keepUndo, clock);
    }

    /// The window says what it sets aside; the terminal goes by what is usual.
    private Settings settings(Folders folders) {
        var file = new SettingsFile(folders.settings(), surroundings.clock());
        return file.glance()
                .orElseGet(
                        () -> {
                            // Who has nothing to log does not wait for the log.
                            LoggerFactory.getLogger(Wiring.class)
                                    .warn("{} makes no sense, and is not followed", file.path());
                            return Settings.DEFAULT;
                        });
    }

    /// The same, for a window; the data folder is taken when the ledger is first used.
    Premises premises(Folders folders) {
        return premises(folders, this::keychain);
    }

    /// The same of sample data, which has no business with the keychain of a person.
    Premises sample(Folders folders) {
        return premises(folders, SystemKeychain::none);
    }

    private Premises premises(Folders folders, Supplier<Keychain> keychain) {
        // Whoever looks at the window does not look at the terminal that it was started from.
        var keychains = keychains(folders, keychain, _ -> given());
        var passwords =
                new Passwords(surroundings.environment(), PATIENCE, keychains, Optional.empty());
        var clock = surroundings.clock();
        var preferences = new Preferences(new SettingsFile(folders.settings(), clock));
        LogPlace.level(preferences.now().logLevel());
        preferences.listen(it -> LogPlace.level(it.logLevel()));
        var stores =
                new Stores(
                        folders,
                        surroundings.temporary(),
                        passwords,
                        () -> preferences.now().proxy(),
                        clock);
        var workshop =
                new Workshop(folders, stores, keychains, () -> preferences.now().keepUndo(), clock);
        return new Premises(
                folders,
                preferences,
                workshop,
                stores,
                loginStart(folders),
                Network.OF_INTERFACES,
                clock);
    }

    private LoginStart loginStart(Folders folders) {
        var system = surroundings.system();
        var environment = surroundings.environment();
        var home = surroundings.home();
        var launch = PlatformLoginStart.launch(folders, Folders.of(system, home, environment));
        return new PlatformLoginStart(Autostart.of(Platform.of(system, environment), home, launch));
    }

    private Keychain keychain() {
        return SystemKeychain.of(surroundings.system(), surroundings.environment(), PATIENCE);
    }

    /// @param asking for the passphrase of a file
    private static Keychains keychains(
            Folders folders, Supplier<Keychain> keychain, Function<Path, Optional<char[]>> asking) {
        var file = folders.data().resolve("passwords.bin");
        return new Keychains(keychain, new FileKeychain(file, () -> asking.apply(file)));
    }

    /// The passphrase in the environment.
    private Optional<char[]> given() {
        return Optional.ofNullable(surroundings.environment().get(KeychainWords.PASSPHRASE))
                .filter(it -> !it.isEmpty())
                .map(String::toCharArray);
    }

    private Optional<char[]> passphrase(Path file) {
        var given = given();
        if (given.isPresent()) {
            return given;
        }
        return surroundings.face() == Surroundings.Face.TERMINAL
                ? surroundings.prompt().apply("Passphrase of " + file + ": ")
                : Optional.empty();
    }
}
