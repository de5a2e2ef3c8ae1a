package io.calferry.shape;

import java.util.List;

/// What becomes of the fields of an entry, as the rules of a profile say.
final class FieldRules {

    private FieldRules() {}

    /// For what crosses from LEFT to RIGHT.
    static FieldRule ofCopies(Rules rules, TitlePrefix prefix) {
        return FieldRule.all(
                List.of(
                        elsewhere(rules.workingElsewhere()),
                        detail(rules.detail()),
                        people(rules.attendees()),
                        prefix,
                        Alarms.rule(rules.reminders())));
    }

    /// For what RIGHT had first: only what would bother others stays behind.
    static FieldRule ofOriginals(Rules rules) {
        return FieldRule.all(List.of(people(rules.attendees()), Alarms::harmless));
    }

    private static FieldRule detail(Detail detail) {
        return switch (detail) {
            case FULL -> calendar -> calendar;
            case TITLE -> new TitleOnly();
            case BUSY -> new BusyOnly();
        };
    }

    private static FieldRule elsewhere(WorkingElsewhere elsewhere) {
        return switch (elsewhere) {
            case BUSY -> calendar -> calendar;
            case FREE -> new ElsewhereFree();
        };
    }

    private static FieldRule people(Attendees attendees) {
        return switch (attendees) {
            case NONE -> new AttendeesGone();
            case TEXT -> new AttendeesAsText();
            case INFORMATION -> new AttendeesAsInformation();
        };
    }
}
