package io.calferry;

import io.calferry.cli.Surroundings;
import io.calferry.cli.Workplace;
import io.calferry.profile.Folders;

import java.nio.file.Path;
import java.time.Duration;

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
        var passwords = new Passwords(surroundings.environment(), PATIENCE);
        var clock = surroundings.clock();
        var stores = new Stores(folders, surroundings.temporary(), passwords, clock);
        return new Workshop(folders, stores, clock);
    }
}
