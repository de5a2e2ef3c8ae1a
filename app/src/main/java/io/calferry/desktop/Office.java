package io.calferry.desktop;

import io.calferry.agent.Agent;
import io.calferry.agent.Errands;
import io.calferry.keychain.Keychains;
import io.calferry.profile.BookFile;
import io.calferry.profile.Folders;
import io.calferry.settings.Preferences;
import io.calferry.sync.Ledgers;

import java.time.Clock;

/// The rest of the program, as the window sees it. Nothing of it is touched on the JavaFX thread
/// but the agent and what rests, whose methods come back at once, and the clock.
public interface Office {

    /// Runs the profiles.
    Agent agent();

    /// What a person does with a profile besides running it.
    Errands errands();

    /// The history. Throws `LedgerException` where it can't be read.
    Ledgers ledgers();

    Keychains keychains();

    /// The file of profiles. It tells the agent of every change.
    BookFile book();

    /// How a person wants the program.
    Preferences preferences();

    /// The profiles that are off only because they were edited.
    Resting resting();

    LoginStart loginStart();

    Folders folders();

    /// Tells the time, and the zone in which times are told.
    Clock clock();
}
