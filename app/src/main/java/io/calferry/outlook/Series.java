package io.calferry.outlook;

import java.time.Instant;
import java.util.List;

/// What makes a master a series.
///
/// @param modified occurrences that were changed or moved, one for each slot of the pattern
/// @param deleted the starts of those that were deleted: the slot, or, of one that was moved
///     first, whatever the server tells
public record Series(
        Pattern pattern, Range range, List<ModifiedOccurrence> modified, List<Instant> deleted) {

    public Series {
        modified = List.copyOf(modified);
        deleted = List.copyOf(deleted);
    }
}
