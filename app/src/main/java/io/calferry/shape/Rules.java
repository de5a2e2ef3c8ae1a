package io.calferry.shape;

import java.util.List;
import java.util.Optional;

/// All that a profile says about what crosses and in which form.
///
/// @param window the days whose events cross; empty is all of them
/// @param filters what does not cross; all of them must let an event pass
/// @param titlePrefix stands before the title of every copy; may be empty
/// @param workingElsewhere how the time of such an event counts in every copy
public record Rules(
        Optional<Window> window,
        List<Filter> filters,
        Detail detail,
        Attendees attendees,
        Reminders reminders,
        String titlePrefix,
        WorkingElsewhere workingElsewhere) {

    /// What a profile says that says nothing: all events cross, without the people in them.
    public static final Rules DEFAULT =
            new Rules(
                    Optional.empty(),
                    List.of(),
                    Detail.FULL,
                    Attendees.NONE,
                    new Reminders.Keep(),
                    "");

    /// With working elsewhere as Outlook counts it.
    public Rules(
            Optional<Window> window,
            List<Filter> filters,
            Detail detail,
            Attendees attendees,
            Reminders reminders,
            String titlePrefix) {
        this(window, filters, detail, attendees, reminders, titlePrefix, WorkingElsewhere.BUSY);
    }

    /// Throws `IllegalArgumentException` for a prefix of more than 100 characters or one with a
    /// control character, which no title can carry.
    public Rules {
        filters = List.copyOf(filters);
        if (titlePrefix.length() > 100 || titlePrefix.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a title prefix is one line of at most 100 characters");
        }
    }
}
