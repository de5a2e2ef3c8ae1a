package io.calferry.outlook;

/// Why something can't be told in the words of the other side. It is then left out whole, with this
/// reason, and never cut short.
public sealed interface Unmapped {

    /// The reason in a few words, for people; without content of the event.
    String words();

    /// An item without anything that names it.
    record NoUid() implements Unmapped {
        @Override
        public String words() {
            return "it has no UID";
        }
    }

    /// Nobody can tell what zone is meant.
    ///
    /// @param zone the name that stands there
    record UnknownZone(String zone) implements Unmapped {
        @Override
        public String words() {
            return "unknown time zone \"" + zone + "\"";
        }
    }

    /// A zone that Windows has no name for.
    record NoWindowsZone(String zone) implements Unmapped {
        @Override
        public String words() {
            return "Outlook has no time zone like " + zone;
        }
    }

    /// It ends before it starts.
    record EndsBeforeStart() implements Unmapped {
        @Override
        public String words() {
            return "ends before it starts";
        }
    }

    /// A pattern that is none of the six.
    ///
    /// @param what about the pattern, in a few words
    record ForeignPattern(String what) implements Unmapped {
        @Override
        public String words() {
            return "repeats by a pattern that can't be told: " + what;
        }
    }

    /// A recurrence that Outlook has no pattern for.
    ///
    /// @param what about it, in a few words, such as `more than one rule`
    record NoPattern(String what) implements Unmapped {
        @Override
        public String words() {
            return "Outlook can't repeat it: " + what;
        }
    }

    /// Outlook has no to-dos or journals in its calendars.
    record NotAnEvent() implements Unmapped {
        @Override
        public String words() {
            return "Outlook's calendars hold events only";
        }
    }

    /// An instance that is changed where the pattern has none.
    record OutsidePattern() implements Unmapped {
        @Override
        public String words() {
            return "changes a date on which the series does not take place";
        }
    }

    /// An occurrence that is moved onto the day of the one before or behind it, or past that.
    record OutOfOrder() implements Unmapped {
        @Override
        public String words() {
            return "moves a date onto or past the next one, which Outlook does not allow";
        }
    }

    /// What is there is no calendar object in a form that can be carried.
    ///
    /// @param why in a few words
    record Broken(String why) implements Unmapped {
        @Override
        public String words() {
            return why;
        }
    }
}
