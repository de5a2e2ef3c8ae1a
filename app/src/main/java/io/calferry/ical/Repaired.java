package io.calferry.ical;

/// A calendar object in the form in which every server takes it, or why there is none.
public sealed interface Repaired {

    /// It can be carried.
    ///
    /// @param calendar one VCALENDAR with VERSION and PRODID, a VTIMEZONE for each zone it names,
    ///     the master first
    record Fit(Component calendar) implements Repaired {}

    /// It can't.
    ///
    /// @param reason in a few words, such as `unknown time zone "Foo"`
    /// @param title of the object, for people; may be empty
    record Unfit(String reason, String title) implements Repaired {}
}
