package io.calferry.desktop.profiles;

import io.calferry.profile.Problem;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook.Entry;

import java.util.List;

/// One line of the list.
sealed interface Row {

    /// What stands in the file.
    Entry entry();

    /// A profile.
    record Known(Entry.Readable entry, Standing standing, Recent recent) implements Row {
        Profile profile() {
            return entry.profile();
        }
    }

    /// Something that can't be read, and is kept.
    record Unknown(Entry.Unreadable entry) implements Row {
        List<Problem> problems() {
            return entry.problems();
        }
    }
}
