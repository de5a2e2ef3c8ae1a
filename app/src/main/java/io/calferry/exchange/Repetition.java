package io.calferry.exchange;

import io.calferry.outlook.Appointment;
import io.calferry.outlook.Series;

/// How the recurrence of an item is to change.
enum Repetition {
    SAME,
    NO_MORE,
    OTHERWISE,
    /// As before, but with occurrences that were changed or deleted as they were at first.
    ANEW;

    static Repetition between(Appointment before, Appointment after) {
        if (after.series().isEmpty()) {
            return before.series().isEmpty() ? SAME : NO_MORE;
        }
        if (before.series().isEmpty()) {
            return OTHERWISE;
        }
        var was = before.series().get();
        var is = after.series().get();
        var same =
                was.pattern().equals(is.pattern())
                        && was.range().equals(is.range())
                        && before.details().time().equals(after.details().time());
        var back = comesBack(was, is);
        if (same) {
            return back ? ANEW : SAME;
        }
        // The server forgets changed occurrences with the times that they belong to.
        return was.modified().isEmpty() && was.deleted().isEmpty() ? OTHERWISE : ANEW;
    }

    private static boolean comesBack(Series was, Series is) {
        var changed = is.modified().stream().map(it -> it.originalStart()).toList();
        return !is.deleted().containsAll(was.deleted())
                || was.modified().stream()
                        .anyMatch(
                                it ->
                                        !changed.contains(it.originalStart())
                                                && !is.deleted().contains(it.originalStart()));
    }
}
