package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Writes a changed copy over its original without loss: what the rules withheld from the copy, or
/// wrote there in another form, is put back.
///
/// The rules are applied to the original once more. Where the copy says what they make of it, the
/// original stays as it is, property by property; where it says something else, someone changed the
/// copy, and the change crosses. Components are matched by RECURRENCE-ID; an override that is new
/// in the copy has what its master withheld. All three are in repaired form, and the result wants
/// repair once more for the time zones of what was put back.
final class PutBack {

    /// The description once more; where only that was rewritten, this tells what it was.
    private static final String HTML = "X-ALT-DESC";

    private final Component over;
    private final Component seen;
    private final Attendees attendees;
    private final TitlePrefix prefix;
    private final Map<String, Component> originals = new HashMap<>();
    private final Map<String, Component> shown = new HashMap<>();

    /// @param over the original, with everything in it
    /// @param seen what the rules and filters make of it, and so what the copy said before
    /// @param attendees the rule by which `seen` was made
    /// @param prefix that titles have in `seen`
    PutBack(Component over, Component seen, Attendees attendees, TitlePrefix prefix) {
        this.over = over;
        this.seen = seen;
        this.attendees = attendees;
        this.prefix = prefix;
        over.entries().forEach(entry -> originals.putIfAbsent(key(entry), entry));
        seen.entries().forEach(entry -> shown.putIfAbsent(key(entry), entry));
    }

    /// `copy` as it is to be written over the original.
    Component into(Component copy) {
        var there = new HashSet<String>();
        copy.entries().forEach(entry -> there.add(key(entry)));
        var inside = new ArrayList<Component>();
        copy.entries().forEach(entry -> inside.add(merged(entry)));
        for (var original : over.entries()) {
            if (!there.contains(key(original)) && isWithheld(original)) {
                inside.add(original);
            }
        }
        inside.addAll(inside(others(copy), others(seen), others(over)));
        return copy.withProperties(properties(copy, seen, over)).withComponents(inside);
    }

    /// What stands beside the entries. Time zones come with the repair.
    private static Component others(Component calendar) {
        return FieldRule.keepInside(calendar, c -> !c.isEntry());
    }

    /// Whether a filter keeps it back, so that the copy could not have it.
    private boolean isWithheld(Component original) {
        return !shown.containsKey(key(original));
    }

    private Component merged(Component entry) {
        var original = counterpart(originals, entry);
        var before = counterpart(shown, entry);
        if (original.isEmpty()) {
            return entry;
        }
        var base = before.orElse(original.get());
        return entry.withProperties(properties(entry, base, original.get()))
                .withComponents(inside(entry, base, original.get()));
    }

    private Optional<Component> counterpart(Map<String, Component> all, Component entry) {
        return Optional.ofNullable(all.getOrDefault(key(entry), all.get("")));
    }

    /// Empty for a master.
    private static String key(Component entry) {
        return entry.first("RECURRENCE-ID").map(Moments::of).orElse("");
    }

    private List<Property> properties(Component entry, Component base, Component original) {
        var names = new LinkedHashSet<String>();
        original.properties().forEach(p -> names.add(p.name()));
        entry.properties().forEach(p -> names.add(p.name()));
        var isNewOverride = !key(entry).equals(key(original));
        var rewritten = !Saying.same(entry.all("DESCRIPTION"), base.all("DESCRIPTION"));
        var merged = new ArrayList<Property>();
        for (var name : names) {
            var says = entry.all(name);
            var said = base.all(name);
            var holds = original.all(name);
            var kept = says.isEmpty() || Saying.same(says, said);
            if (name.equals(HTML) && rewritten && kept) {
                continue;
            }
            if (Saying.same(says, said) || says.isEmpty() && stays(name) && !isNewOverride) {
                merged.addAll(holds);
            } else {
                merged.addAll(changed(name, says, holds, original));
            }
        }
        return merged;
    }

    /// Servers drop what they don't know, and no client lets a person delete it; so that it is
    /// missing from a copy means nothing.
    private static boolean stays(String name) {
        return name.startsWith("X-") || name.equals("CREATED");
    }

    private List<Property> changed(
            String name, List<Property> says, List<Property> holds, Component original) {
        return switch (name) {
            case "SUMMARY" -> mapText(says, prefix::without);
            case "DESCRIPTION" -> withoutNames(says, original);
            case "EXDATE" -> withoutWithheld(says, holds);
            case "SEQUENCE" -> List.of(later(says, holds));
            default -> says;
        };
    }

    private List<Property> withoutNames(List<Property> says, Component original) {
        return switch (attendees) {
            case NONE, INFORMATION -> says;
            case TEXT ->
                    mapText(says, text -> AttendeesAsText.without(text, original)).stream()
                            .filter(p -> !p.value().isBlank())
                            .toList();
        };
    }

    private static List<Property> mapText(List<Property> says, UnaryOperator<String> change) {
        return says.stream()
                .map(
                        p -> {
                            var changed = change.apply(p.text());
                            return changed.equals(p.text())
                                    ? p
                                    : p.withValue(Property.ofText(p.name(), changed).value());
                        })
                .toList();
    }

    /// Without the EXDATEs that stand for overrides that a filter keeps back.
    private List<Property> withoutWithheld(List<Property> says, List<Property> holds) {
        var own = moments(holds);
        var withheld = new HashSet<String>();
        over.entries().stream().filter(this::isWithheld).forEach(e -> withheld.add(key(e)));
        withheld.removeAll(own);
        if (withheld.isEmpty()) {
            return says;
        }
        var rest = new ArrayList<Property>();
        for (var exdate : says) {
            Arrays.stream(exdate.value().split(","))
                    .filter(value -> !withheld.contains(Moments.of(exdate, value)))
                    .forEach(value -> rest.add(exdate.withValue(value.strip())));
        }
        return rest;
    }

    private static Set<String> moments(List<Property> dates) {
        var moments = new HashSet<String>();
        for (var property : dates) {
            for (var value : property.value().split(",")) {
                moments.add(Moments.of(property, value));
            }
        }
        return moments;
    }

    /// SEQUENCE never goes back (RFC 5545 section 3.8.7.4).
    private static Property later(List<Property> says, List<Property> holds) {
        var all = new ArrayList<>(says);
        all.addAll(holds);
        return all.stream().max((a, b) -> Long.compare(number(a), number(b))).orElseThrow();
    }

    private static long number(Property sequence) {
        try {
            return Long.parseLong(sequence.value().strip());
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }

    private static List<Component> inside(Component entry, Component base, Component original) {
        var kinds = new LinkedHashSet<String>();
        original.components().forEach(c -> kinds.add(c.name()));
        entry.components().forEach(c -> kinds.add(c.name()));
        var merged = new ArrayList<Component>();
        for (var kind : kinds) {
            merged.addAll(components(kind, of(kind, entry), of(kind, base), of(kind, original)));
        }
        return merged;
    }

    private static List<Component> components(
            String kind, List<Component> says, List<Component> said, List<Component> holds) {
        if (Saying.sameComponents(says, said) || says.isEmpty() && !kind.equals("VALARM")) {
            return holds;
        }
        var shownOnes = new ArrayList<>(said);
        var hidden = new ArrayList<Component>();
        var visible = new HashMap<String, Component>();
        for (var original : holds) {
            var match =
                    shownOnes.stream()
                            .filter(c -> Saying.of(c).equals(Saying.of(original)))
                            .findFirst();
            match.ifPresent(shownOnes::remove);
            if (match.isPresent()) {
                visible.put(Saying.of(original), original);
            } else {
                hidden.add(original);
            }
        }
        var ruleMade = new HashSet<String>();
        shownOnes.forEach(c -> ruleMade.add(Saying.of(c)));
        var merged = new ArrayList<Component>();
        for (var component : says) {
            var saying = Saying.of(component);
            if (!ruleMade.contains(saying)) {
                merged.add(visible.getOrDefault(saying, component));
            }
        }
        merged.addAll(hidden);
        return merged;
    }

    private static List<Component> of(String kind, Component entry) {
        return entry.components().stream().filter(c -> c.is(kind)).toList();
    }
}
