package io.calferry.sync;

import java.time.Instant;
import java.util.Optional;

/// What the rules of a profile make of a calendar object that one side holds.
public sealed interface Shaped {

    /// For people; may be empty.
    String title();

    /// It may cross.
    ///
    /// @param object in the form in which it crosses, without our mark
    /// @param fingerprint of that form
    /// @param origin our mark, where it carried one
    /// @param modified the latest LAST-MODIFIED of its components, where there is one
    record Crosses(
            CalendarObject object,
            Fingerprint fingerprint,
            Optional<Origin> origin,
            Optional<Instant> modified,
            String title)
            implements Shaped {}

    /// A rule keeps it where it is.
    ///
    /// @param rule which one, in the words of the profile, such as `skip-declined` or `window`
    /// @param copy what becomes of a copy made earlier
    record Withheld(String rule, String title, Copy copy) implements Shaped {}

    /// It can't be carried, and no rule of the profile says so.
    record Unfit(Fault fault, String title) implements Shaped {}

    /// What becomes of the copy of an object that a rule withholds from now on.
    enum Copy {
        /// It stays as it is.
        STAYS,
        /// It goes, as if the source had deleted the object.
        GOES
    }
}
