package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

/// `"workingElsewhere": "free"`: what Outlook shows as working elsewhere takes no time. Outlook's
/// own word stays beside it, so that it comes back to Exchange as what it was.
final class ElsewhereFree implements FieldRule {

    private static final Property FREE = Property.of("TRANSP", "TRANSPARENT");

    @Override
    public Component apply(Component calendar) {
        return calendar.mapEntries(entry -> isElsewhere(entry) ? entry.with(FREE) : entry);
    }

    private static boolean isElsewhere(Component entry) {
        return entry.first("X-MICROSOFT-CDO-BUSYSTATUS")
                .filter(it -> it.value().strip().equalsIgnoreCase("WORKINGELSEWHERE"))
                .isPresent();
    }
}
