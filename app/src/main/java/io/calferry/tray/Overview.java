package io.calferry.tray;

import java.time.Instant;
import java.util.List;

/// What the tray shows of the agent's state.
///
/// @param profiles in the order in which a person sees them
/// @param results of the last runs, newest first
public record Overview(List<Row> profiles, Pause pause, List<Result> results) {

    public Overview {
        profiles = List.copyOf(profiles);
        results = List.copyOf(results);
    }

    /// One profile.
    ///
    /// @param id what a [Wish] names it by
    /// @param name what a person calls it
    public record Row(String id, String name, Power power, Phase phase, Past past) {}

    public enum Power {
        ON,
        OFF
    }

    /// Whether a profile ever carried anything to its end.
    public enum Past {
        NEVER_SUCCEEDED,
        SUCCEEDED
    }

    /// What a profile does, or how its last run left it.
    public sealed interface Phase {

        /// It has not run yet.
        record Fresh() implements Phase {}

        record UpToDate() implements Phase {}

        /// It runs.
        ///
        /// @param of how many steps there are, 0 as long as that is not known
        record Syncing(long done, long of) implements Phase {}

        /// It can't go on without a person.
        record Waiting(Need need) implements Phase {}

        /// It failed, and tries again by itself.
        record Troubled(Trouble trouble) implements Phase {}

        /// It failed, and does not try again as it is.
        record Unfit() implements Phase {}

        /// It failed, and nobody knows any more why.
        record Failed() implements Phase {}

        /// A person ended its last run.
        record Cancelled() implements Phase {}

        /// A person let it rest, beside all that rests.
        record Resting(Pause pause) implements Phase {}
    }

    /// What only a person can do.
    public sealed interface Need {

        /// Who has it.
        enum Whose {
            OF_THE_PROFILE,
            /// All profiles that have it have it together, and it is met once for all.
            OF_THE_COMPUTER
        }

        /// Whose need it is.
        default Whose whose() {
            return switch (this) {
                case Unlock _, Keychain _ -> Whose.OF_THE_COMPUTER;
                case SignIn _, Password _, Access _, Held _, Clashes _, Look _ ->
                        Whose.OF_THE_PROFILE;
            };
        }

        /// A sign-in was refused.
        ///
        /// @param host which refuses
        record SignIn(String host) implements Need {}

        /// The passwords are in a file whose passphrase nobody has given yet.
        record Unlock() implements Need {}

        /// The keychain of the operating system does not give the password. It is one need,
        /// whatever keeps it from that: it may be locked, gone and back within minutes.
        record Keychain(Condition condition) implements Need {

            /// How it was found.
            public enum Condition {
                LOCKED,
                NOT_THERE
            }
        }

        /// There is no password where the profile has it.
        ///
        /// @param host which wants one
        record Password(String host) implements Need {}

        /// The calendar can't be had, whatever the password.
        ///
        /// @param host where it is, or its file
        record Access(String host) implements Need {}

        /// A plan is held.
        ///
        /// @param takeOvers objects of others that it would rewrite
        record Held(long deletions, long takeOvers) implements Need {}

        /// Objects were changed on both sides, and the profile asks which stays.
        record Clashes(long count) implements Need {}

        /// A profile is on that has never run: its plan is to be looked at first.
        record Look() implements Need {}
    }

    /// Why a run failed that needs no person.
    public enum Trouble {
        OFFLINE,
        BUSY,
        FAILED
    }

    /// Whether anything runs by itself.
    public sealed interface Pause {

        record None() implements Pause {}

        record Until(Instant end) implements Pause {}

        record UntilResumed() implements Pause {}
    }

    /// How one run ended.
    ///
    /// @param run what a [Wish] names it by
    /// @param profile what a person calls it
    public record Result(String run, Instant at, String profile, Ending ending, Changes changes) {}

    public enum Ending {
        DONE,
        WAITS,
        FAILED,
        CANCELLED
    }

    /// What a run wrote.
    public record Changes(long added, long changed, long removed) {}
}
