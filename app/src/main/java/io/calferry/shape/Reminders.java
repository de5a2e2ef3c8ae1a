package io.calferry.shape;

import java.time.Duration;

/// Which reminders a copy has.
public sealed interface Reminders {

    /// Those of the event that show or sound something. Those that mail someone or start a program
    /// never cross.
    record Keep() implements Reminders {}

    /// No reminder.
    record None() implements Reminders {}

    /// One reminder, `lead` ahead of the start; zero is at the start.
    record Before(Duration lead) implements Reminders {

        /// Throws `IllegalArgumentException` for a negative lead, one of parts of a second, or one
        /// of more than a year.
        public Before {
            if (lead.isNegative() || lead.getNano() != 0 || lead.toDays() > 366) {
                throw new IllegalArgumentException(
                        "a reminder comes in whole seconds before the start, at most a year");
            }
        }
    }
}
