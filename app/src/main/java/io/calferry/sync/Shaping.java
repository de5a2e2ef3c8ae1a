package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// What may cross, and in which form: the seam between this core and everything that understands
/// the content of a calendar object. Pure: the same arguments give the same result.
public interface Shaping {

    /// What `side` holds, seen through the rules of the profile.
    Shaped view(Side side, CalendarObject held);

    /// The text to write to `to`: what crosses, with our mark, and with what the rules withheld
    /// from the copy put back from `over`, the object that is replaced.
    CalendarObject outgoing(Side to, Shaped.Crosses crossing, Optional<CalendarObject> over);

    /// The fields in which two objects differ, for a person to read; an absent side differs in all.
    List<FieldChange> differences(Optional<CalendarObject> from, Optional<CalendarObject> to);

    /// Changes whenever [#view] could see the same object of `side` otherwise: another rule,
    /// another day under a window. Tokens and fingerprints of another key are not trusted.
    String key(Side side);

    /// One field of a calendar object before and after, both in words; empty is absent.
    record FieldChange(String name, String from, String to) {}
}
