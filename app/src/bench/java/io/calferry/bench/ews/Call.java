package io.calferry.bench.ews;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One request to be answered.
///
/// @param actor whose rights count: who signed in, or who is impersonated
/// @param operation the element in the SOAP body
/// @param context the zone that the header names for times without one
record Call(
        Organisation all,
        Mailbox actor,
        Element operation,
        Field.Since version,
        Optional<WindowsZone> context,
        Manners manners) {

    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /// A time as it is shown: in the zone of the request, else in UTC.
    String shown(Instant instant) {
        return context.map(zone -> ZONED.format(instant.atZone(zone.rules())))
                .orElseGet(() -> instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static String wallClock(Instant instant, WindowsZone zone) {
        return LOCAL.format(zone.local(instant));
    }

    /// What stands behind a date: the offset of the request's zone on it, or `Z`.
    String dateOffset(Instant day) {
        return context.map(zone -> zone.rules().getRules().getOffset(day))
                .map(ZoneOffset::getId)
                .orElse("Z");
    }

    /// Reads a time; one without an offset is meant in `zone`, else in that of the request.
    Instant time(String text, Optional<WindowsZone> zone) throws Refusal {
        var bare = text.strip();
        try {
            if (bare.endsWith("Z") || bare.matches(".*T.*[+-]\\d\\d:\\d\\d")) {
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                        .parse(bare, Instant::from)
                        .truncatedTo(ChronoUnit.SECONDS);
            }
            var meant = zone.or(this::context).orElse(WindowsZone.UTC);
            return meant.instant(LocalDateTime.parse(bare).truncatedTo(ChronoUnit.SECONDS));
        } catch (java.time.DateTimeException e) {
            throw Refusal.schema("The value '" + bare + "' is not a date and time.");
        }
    }

    /// The folder that an element of a `FolderIds` list names, and that the actor may look into.
    Folder folder(Element id) throws Refusal {
        var folder =
                switch (id.name()) {
                    case "FolderId" -> all.folder(id.attribute("Id").orElse(""));
                    case "DistinguishedFolderId" -> {
                        var owner = id.textAt("Mailbox", "EmailAddress");
                        var mailbox =
                                owner.isPresent() ? all.find(owner.get()) : Optional.of(actor);
                        if (mailbox.isEmpty()) {
                            throw new Refusal(
                                    "ErrorNonExistentMailbox",
                                    "The SMTP address has no mailbox associated with it.");
                        }
                        yield mailbox.get().distinguished(id.attribute("Id").orElse(""));
                    }
                    default -> throw Refusal.schema("Not a folder id: " + id.name());
                };
        var found = folder.orElseThrow(Refusal::noFolder);
        // Who has no rights does not even learn that there is such a folder.
        if (found.mailbox.rightOf(actor, found) == Right.NONE) {
            throw Refusal.noFolder();
        }
        return found;
    }

    void mayWrite(Folder folder) throws Refusal {
        if (folder.mailbox.rightOf(actor, folder) != Right.WRITE) {
            throw Refusal.denied();
        }
    }

    /// What an id of an item, an occurrence or the master of one leads to.
    Sight sight(Element id) throws Refusal {
        return switch (id.name()) {
            case "ItemId" -> sight(id.attribute("Id").orElse(""));
            case "OccurrenceItemId" -> {
                var master = sight(id.attribute("RecurringMasterId").orElse(""));
                if (!master.isMaster()) {
                    throw new Refusal(
                            "ErrorCalendarCannotUseIdForRecurringMasterId",
                            "The id is not that of a recurring master.");
                }
                var index = Integer.parseInt(id.attribute("InstanceIndex").orElse("0"));
                yield occurrence(master, index);
            }
            case "RecurringMasterItemId" -> {
                var occurrence = sight(id.attribute("OccurrenceId").orElse(""));
                if (occurrence.original().isEmpty()) {
                    throw new Refusal(
                            "ErrorCalendarCannotUseIdForOccurrenceId",
                            "The id is not that of an occurrence.");
                }
                yield new Sight(occurrence.folder(), occurrence.item(), Optional.empty());
            }
            default -> throw Refusal.schema("Not an item id: " + id.name());
        };
    }

    /// By its number, from 1, as the rule alone counts.
    private static Sight occurrence(Sight master, int index) throws Refusal {
        var original =
                index < 1
                        ? Optional.<Instant>empty()
                        : master.item().ruled().skip(index - 1L).findFirst();
        if (original.isEmpty()) {
            throw new Refusal(
                    "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange",
                    "Occurrence index is out of recurrence range.");
        }
        if (master.item().deleted.containsKey(original.get())) {
            throw new Refusal(
                    "ErrorCalendarOccurrenceIsDeletedFromRecurrence",
                    "Occurrence with this index was previously deleted from the recurrence.");
        }
        return new Sight(master.folder(), master.item(), original);
    }

    private Sight sight(String id) throws Refusal {
        if (id.length() < 100 || !id.startsWith("AAMk")) {
            throw new Refusal("ErrorInvalidIdMalformed", "Id is malformed.");
        }
        var folder = all.whereabouts(Ids.master(id)).orElseThrow(Refusal::notFound);
        if (folder.mailbox.rightOf(actor, folder) == Right.NONE) {
            throw Refusal.notFound();
        }
        var item = folder.items.get(Ids.master(id));
        if (item == null) {
            throw Refusal.notFound();
        }
        var original = Ids.original(id);
        if (original.isPresent()
                && (item.deleted.containsKey(original.get())
                        || item.ruled()
                                .takeWhile(at -> !at.isAfter(original.get()))
                                .noneMatch(original.get()::equals))) {
            throw Refusal.notFound();
        }
        return new Sight(folder, item, original);
    }
}
