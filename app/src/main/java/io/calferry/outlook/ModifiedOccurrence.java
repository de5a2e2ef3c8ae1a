package io.calferry.outlook;

import java.time.Instant;

/// An occurrence that says something else than its master.
///
/// @param originalStart the slot of the pattern that it takes the place of
public record ModifiedOccurrence(Instant originalStart, Details details) {

    /// With another answer of the owner of the mailbox.
    ModifiedOccurrence answered(Status.Response response) {
        return new ModifiedOccurrence(originalStart, details.answered(response));
    }
}
