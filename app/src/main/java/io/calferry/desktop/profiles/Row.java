package io.calferry.desktop.profiles;

import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook.Entry;

import java.util.List;

/// One line of the list.
sealed interface Row {

    /// What stands in the file.
    Entry entry();

    /// What stays the same as long as it is a row of the same thing.
    Object of();

    /// Whether a profile can be told to rest for a while.
    enum Pausing {
        /// It does not run by itself.
        IMPOSSIBLE,
        POSSIBLE,
        /// It rests, and can be told to go on.
        PAUSED
    }

    /// A profile.
    record Known(Entry.Readable entry, Standing standing, Pausing pausing, Recent recent)
            implements Row {
        Profile profile() {
            return entry.profile();
        }

        @Override
        public Object of() {
            return profile().id();
        }
    }

    /// Something that can't be read, and is kept.
    record Unknown(Entry.Unreadable entry) implements Row {
        List<Problem> problems() {
            return entry.problems();
        }

        @Override
        public Object of() {
            return entry;
        }
    }
}
