package io.calferry.ical;

import io.calferry.sync.Shaping.FieldChange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// In which fields two calendar objects differ, in words for people.
public final class Differences {

    private Differences() {}

    /// The fields in which two calendars that [Repair] gave differ, in the order in which one reads
    /// an event, overrides after the master and named by their date; an absent side differs in all.
    /// Empty where the fingerprints are the same, most often: what is told in another way is not
    /// told.
    public static List<FieldChange> between(Optional<Component> from, Optional<Component> to) {
        var before = from.map(Differences::fields).orElse(Map.of());
        var after = to.map(Differences::fields).orElse(Map.of());
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        var changes = new ArrayList<FieldChange>();
        boolean both = from.isPresent() && to.isPresent();
        for (var name : names) {
            var unsaid = both ? unsaid(name) : "";
            var old = before.getOrDefault(name, unsaid);
            var now = after.getOrDefault(name, unsaid);
            if (!old.equals(now)) {
                changes.add(new FieldChange(name, old, now));
            }
        }
        return List.copyOf(changes);
    }

    /// What a field says where it is not there.
    private static String unsaid(String name) {
        return name.endsWith("shown as") ? "busy" : name.endsWith("privacy") ? "public" : "";
    }

    /// Every field of a calendar in words, in the order in which one reads them.
    private static Map<String, String> fields(Component calendar) {
        var fields = new LinkedHashMap<String, String>();
        for (var entry : calendar.components()) {
            if (entry.isEntry() && !entry.has("RECURRENCE-ID")) {
                new Words(entry).into(fields, "");
            }
        }
        for (var entry : calendar.components()) {
            var id = entry.isEntry() ? entry.find("RECURRENCE-ID") : null;
            if (id != null) {
                new Words(entry).into(fields, "on " + Words.when(id) + ": ");
            }
        }
        return fields;
    }
}
