package io.calferry.tray;

/// What a person asks of the program from the tray or a notification.
public sealed interface Wish {

    /// Bring the window up.
    record Open() implements Wish {}

    /// Run every profile that is on, now.
    record SyncNow() implements Wish {}

    /// Switch one profile on or off.
    ///
    /// @param profile its id
    record Switch(String profile, Overview.Power to) implements Wish {}

    /// Run nothing for a while.
    record Pause(Length length) implements Wish {

        public enum Length {
            AN_HOUR,
            UNTIL_TOMORROW,
            UNTIL_RESUMED
        }
    }

    /// End the pause.
    record Resume() implements Wish {}

    /// Show in the window what one run did.
    ///
    /// @param run its id
    record ShowRun(String run) implements Wish {}

    /// Show in the window what waits for a person in one profile.
    ///
    /// @param profile its id
    record ShowProfile(String profile) implements Wish {}

    /// Show the profiles in the window.
    record ShowProfiles() implements Wish {}

    /// End the program.
    record Quit() implements Wish {}
}
