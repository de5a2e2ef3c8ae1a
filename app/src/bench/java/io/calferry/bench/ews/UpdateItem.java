package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Changes properties of items and of single occurrences.
record UpdateItem(Invitations invitations) implements Operation {

    /// What moves a series, and with it makes Outlook forget its exceptions.
    private static final Set<Field> TIMES =
            EnumSet.of(Field.START, Field.END, Field.RECURRENCE, Field.IS_ALL_DAY);

    @Override
    public void answer(Call call, XmlText out) throws Refusal {
        var messages = new Messages("UpdateItem", out);
        messages.begin();
        for (var change : call.operation().childrenAt("ItemChanges")) {
            messages.message(
                    () -> {
                        out.open("m:Items");
                        update(call, change, out);
                        out.close();
                        out.open("m:ConflictResults").text("t:Count", "0").close();
                    },
                    () -> out.empty("m:Items"));
        }
        messages.end();
    }

    private void update(Call call, Element change, XmlText out) throws Refusal {
        invitations.check(call.operation(), "SendMeetingInvitationsOrCancellations");
        var id = change.children().getFirst();
        var sight = call.sight(id);
        call.mayWrite(sight.folder());
        fresh(call.operation(), id, sight);
        var updates = change.childrenAt("Updates");
        if (sight.original().isPresent()) {
            occurrence(call, sight, updates);
        } else {
            whole(call, sight, updates);
        }
        new ItemXml(call, out).write(sight, Shape.ID_ONLY);
    }

    /// Whether the client saw what it is about to change.
    private static void fresh(Element operation, Element id, Sight sight) throws Refusal {
        var how = operation.attribute("ConflictResolution").orElse("");
        var seen = id.attribute("ChangeKey");
        if (how.equals("AlwaysOverwrite")) {
            return;
        }
        if (seen.isEmpty() && id.name().equals("ItemId")) {
            throw new Refusal(
                    "ErrorChangeKeyRequiredForWriteOperations",
                    "A change key is required for this operation.");
        }
        if (how.equals("NeverOverwrite") && seen.filter(sight.changeKey()::equals).isEmpty()) {
            throw new Refusal(
                    "ErrorIrresolvableConflict",
                    "The send or update operation could not be performed because the change key"
                            + " passed in the request does not match the current change key for"
                            + " the item.");
        }
    }

    private static void whole(Call call, Sight sight, List<Element> updates) throws Refusal {
        var item = sight.item();
        // On a copy, so that what is refused leaves no trace.
        var trial = new Item(item.number, item.id, item.created);
        trial.own.putAll(item.own);
        trial.extended.putAll(item.extended);
        var touched = apply(call, updates, trial.own, trial.extended, trial.zone());
        Rules.settle(trial);
        var moved = touched.stream().anyMatch(f -> TIMES.contains(f) && differ(f, item, trial));
        item.own.clear();
        item.own.putAll(trial.own);
        item.extended.clear();
        item.extended.putAll(trial.extended);
        if (moved || !item.isSeries()) {
            item.forgetOccurrences();
        }
        call.all().changed(sight.folder(), item);
    }

    private static boolean differ(Field field, Item before, Item after) {
        return !Optional.ofNullable(before.own.get(field))
                .equals(Optional.ofNullable(after.own.get(field)));
    }

    private static void occurrence(Call call, Sight sight, List<Element> updates) throws Refusal {
        var item = sight.item();
        var original = sight.original().orElseThrow();
        var trial = new Item.Altered(call.all().next(), call.all().now());
        sight.altered()
                .ifPresent(
                        now -> {
                            trial.own.putAll(now.own);
                            trial.extended.putAll(now.extended);
                            trial.attachments.addAll(now.attachments);
                        });
        trial.own.putIfAbsent(Field.START, sight.start());
        trial.own.putIfAbsent(Field.END, sight.end());
        var touched = apply(call, updates, trial.own, trial.extended, item.zone());
        if (touched.contains(Field.RECURRENCE)) {
            throw ItemReader.readOnly(Field.RECURRENCE);
        }
        var allDay =
                Optional.ofNullable(trial.own.get(Field.IS_ALL_DAY))
                        .map(Boolean.TRUE::equals)
                        .orElse(item.is(Field.IS_ALL_DAY));
        Rules.times(trial.own, item.zone(), allDay);
        Rules.stayBetweenNeighbours(
                item,
                original,
                (java.time.Instant) java.util.Objects.requireNonNull(trial.own.get(Field.START)));
        item.altered.put(original, trial);
        if (!call.manners().show(Kind.OCCURRENCES_UNREPORTED)) {
            call.all().changed(sight.folder(), item);
        }
    }

    /// Does what is asked and says which fields were touched.
    private static Set<Field> apply(
            Call call,
            List<Element> updates,
            Map<Field, Object> own,
            Map<ExtendedName, List<String>> extended,
            WindowsZone before)
            throws Refusal {
        Set<Field> touched = EnumSet.noneOf(Field.class);
        var later = new ArrayList<Element>();
        // Zones first: they say how times without an offset are meant.
        for (var update : updates) {
            if (path(update).attribute("FieldURI").orElse("").endsWith("TimeZone")) {
                touched.add(apply(call, update, own, Optional.empty()));
            } else {
                later.add(update);
            }
        }
        var zone = own.get(Field.START_TIME_ZONE) instanceof WindowsZone its ? its : before;
        for (var update : later) {
            if (path(update).name().equals("ExtendedFieldURI")) {
                extended(update, own, extended);
            } else if (!isNothing(update)) {
                touched.add(apply(call, update, own, Optional.of(zone)));
            }
        }
        return touched;
    }

    /// Whether what is to be deleted is a property that no item here ever has.
    private static boolean isNothing(Element update) throws Refusal {
        var uri = path(update).attribute("FieldURI").orElse("");
        return update.name().equals("DeleteItemField")
                && (uri.startsWith("item:") || uri.startsWith("calendar:"))
                && Field.ofUri(uri).isEmpty();
    }

    private static Element path(Element update) throws Refusal {
        if (update.children().isEmpty()) {
            throw Refusal.schema("An update names a property.");
        }
        return update.children().getFirst();
    }

    private static void extended(
            Element update, Map<Field, Object> own, Map<ExtendedName, List<String>> extended)
            throws Refusal {
        var name = ExtendedName.read(path(update));
        if (update.name().equals("DeleteItemField")) {
            TwoNames.clear(name, own, extended);
            return;
        }
        var property = update.at("CalendarItem", "ExtendedProperty");
        var values =
                ItemReader.values(property.orElseThrow(() -> Refusal.schema("No value to set.")));
        TwoNames.set(name, values, own, extended);
    }

    private static Field apply(
            Call call, Element update, Map<Field, Object> own, Optional<WindowsZone> zone)
            throws Refusal {
        var uri = path(update).attribute("FieldURI").orElse("");
        var field = Field.ofUri(uri).orElseThrow(() -> Refusal.schema("Not a property: " + uri));
        if (!field.isSetLater()) {
            throw ItemReader.readOnly(field);
        }
        if (update.name().equals("DeleteItemField")) {
            if (field == Field.START || field == Field.END) {
                throw new Refusal(
                        "ErrorInvalidPropertyDelete",
                        "Delete action is invalid for property: " + uri);
            }
            own.put(field, emptied(field));
            if (emptied(field).equals("")) {
                own.remove(field);
            }
            return field;
        }
        var item = update.child("CalendarItem").or(() -> update.child("Item"));
        var element = item.flatMap(it -> it.child(uri.substring(uri.indexOf(':') + 1)));
        var value =
                new ItemReader(call)
                        .value(
                                field,
                                element.orElseThrow(
                                        () ->
                                                new Refusal(
                                                        "ErrorUpdatePropertyMismatch",
                                                        "The update has no value of " + uri)),
                                zone);
        if (update.name().equals("AppendToItemField")) {
            value = appended(field, own.get(field), value);
        }
        own.put(field, value);
        return field;
    }

    private static Object emptied(Field field) {
        return switch (field) {
            case BODY -> Body.NONE;
            case CATEGORIES -> List.of();
            case REMINDER_IS_SET, IS_ALL_DAY -> false;
            case SENSITIVITY, IMPORTANCE -> "Normal";
            case FREE_BUSY -> "Busy";
            case REMINDER_MINUTES -> 15;
            default -> "";
        };
    }

    private static Object appended(
            Field field, @org.jspecify.annotations.Nullable Object before, Object more)
            throws Refusal {
        if (before instanceof Body now && more instanceof Body rest) {
            return new Body(now.kind(), now.text() + rest.as(now.kind()).text());
        }
        if (before instanceof List<?> now && more instanceof List<?> rest) {
            var all = new ArrayList<Object>(now);
            all.addAll(rest);
            return all;
        }
        if (before == null) {
            return more;
        }
        throw new Refusal(
                "ErrorInvalidPropertyAppend",
                "Append action is invalid for property: " + field.uri());
    }
}
