package io.calferry.shape;

import io.calferry.ical.Component;

/// `"attendees": "none"`: nothing of the people and of the scheduling between them.
final class AttendeesGone implements FieldRule {

    @Override
    public Component apply(Component calendar) {
        var rest = FieldRule.keepEverywhere(calendar, p -> !People.isScheduling(p));
        return rest.mapEntries(entry -> FieldRule.keepInside(entry, c -> !c.is("PARTICIPANT")));
    }
}
