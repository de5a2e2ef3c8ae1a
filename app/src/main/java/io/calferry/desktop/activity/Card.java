package io.calferry.desktop.activity;

import io.calferry.agent.Trouble;
import io.calferry.profile.Profile;
import io.calferry.sync.Clash;
import io.calferry.sync.Clash.Half;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.sync.Uid;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One thing that waits.
sealed interface Card {
    Profile profile();

    /// The sign-in was refused.
    record SignIn(Profile profile, Trouble trouble) implements Card {}

    /// The guard holds steps.
    ///
    /// @param titles of the events, as far as they were read, by the ids of the steps
    /// @param answer whether a person has said already what is to be done
    record HeldPlan(
            Profile profile,
            Guard.Finding finding,
            List<Parked> steps,
            Map<String, String> titles,
            Answer answer)
            implements Card {

        /// Whose deletion or take-over it shows.
        Set<Uid> uids() {
            return steps.stream().flatMap(it -> it.uid().stream()).collect(Collectors.toSet());
        }
    }

    /// Both sides changed.
    record Clashing(Profile profile, Clash clash) implements Card {

        /// Whether it is known what both sides say.
        boolean canBeDecided() {
            return !(clash.left() instanceof Half.Unreadable)
                    && !(clash.right() instanceof Half.Unreadable);
        }
    }

    /// Both sides changed, and what they say is not known yet.
    record Reading(Profile profile, int count) implements Card {}

    /// Both sides changed, and nobody is asked what they say.
    record Unasked(Profile profile, int count, Because because) implements Card {}

    /// Both sides changed, and what they say can't be read.
    record Unread(Profile profile, Trouble trouble) implements Card {}

    /// It is on and has never run: nobody has seen what it would do.
    record Unseen(Profile profile) implements Card {}

    /// How far a person is with it.
    enum Answer {
        AWAITED,
        /// What they said is being done.
        GIVEN
    }

    /// Why nobody is asked.
    enum Because {
        /// It was refused: another try could lock the account.
        SIGN_IN,
        /// A person ended it.
        CANCELLED
    }
}
