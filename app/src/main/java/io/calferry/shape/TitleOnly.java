package io.calferry.shape;

import io.calferry.ical.Component;

import java.util.HashSet;
import java.util.Set;

/// `"detail": "title"`: what an event is called, when it is and of which kind. Named are the
/// properties that cross, not those that don't, since a property that we do not know may hold
/// anything: body, place, links, attachments, comments, contacts and everything unknown stay
/// behind. Categories, priority and colour sort events and cross.
final class TitleOnly implements FieldRule {

    private static final Set<String> KEPT = kept();

    @Override
    public Component apply(Component calendar) {
        return BusyOnly.calendar(calendar).mapEntries(TitleOnly::titled);
    }

    private static Component titled(Component entry) {
        var rest = FieldRule.keep(entry, p -> KEPT.contains(p.name()) || People.isPerson(p));
        return BusyOnly.alarms(rest);
    }

    private static Set<String> kept() {
        var names = new HashSet<>(BusyOnly.KEPT);
        names.addAll(
                Set.of(
                        "SUMMARY",
                        "CATEGORIES",
                        "CLASS",
                        "COLOR",
                        "PRIORITY",
                        "COMPLETED",
                        "PERCENT-COMPLETE",
                        "X-MICROSOFT-CDO-BUSYSTATUS",
                        "X-MICROSOFT-CDO-INTENDEDSTATUS",
                        "X-MICROSOFT-CDO-IMPORTANCE"));
        return names;
    }
}
