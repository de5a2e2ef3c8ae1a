package io.calferry;

import io.calferry.agent.Network;
import io.calferry.agent.Workplace;
import io.calferry.cli.Surroundings;
import io.calferry.desktop.LoginStart;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SystemKeychain;
import io.calferry.profile.Folders;
import io.calferry.settings.Preferences;
import io.calferry.settings.SettingsFile;
import io.calferry.tray.Autostart;
import io.calferry.tray.Platform;
import io.calferry.words.KeychainWords;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
        var keychains = keychains(folders);
        var passwords =
                new Passwords(surroundings.environment(), PATIENCE, keychains, Optional.empty());
        var clock = surroundings.clock();
        var stores = new Stores(folders, surroundings.temporary(), passwords, clock);
        return new Workshop(folders, stores, keychains, clock);
    }

    /// The same, for a window; the data folder is taken when the ledger is first used.
    Premises premises(Folders folders) {
        var keychains = keychains(folders);
        var passwords =
                new Passwords(surroundings.environment(), PATIENCE, keychains, Optional.empty());
        var clock = surroundings.clock();
        var stores = new Stores(folders, surroundings.temporary(), passwords, clock);
        var workshop = new Workshop(folders, stores, keychains, clock);
        return new Premises(
                folders,
                new Preferences(new SettingsFile(folders.config().resolve("settings.json"), clock)),
                workshop,
                stores,
                loginStart(),
                Network.OF_INTERFACES,
                clock);
    }

    private LoginStart loginStart() {
        var platform = Platform.of(surroundings.system(), surroundings.environment());
        return new PlatformLoginStart(
                Autostart.of(platform, surroundings.home(), PlatformLoginStart.launch()));
    }

    private Keychains keychains(Folders folders) {
        var file = folders.data().resolve("passwords.bin");
        return new Keychains(
                () ->
                        SystemKeychain.of(
                                surroundings.system(), surroundings.environment(), PATIENCE),
                new FileKeychain(file, () -> passphrase(file)));
    }

    private Optional<char[]> passphrase(Path file) {
        var given = surroundings.environment().getOrDefault(KeychainWords.PASSPHRASE, "");
        if (!given.isEmpty()) {
            return Optional.of(given.toCharArray());
        }
        return surroundings.face() == Surroundings.Face.TERMINAL
                ? surroundings.prompt().apply("Passphrase of " + file + ": ")
                : Optional.empty();
    }
}
