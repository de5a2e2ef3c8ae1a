package io.calferry.exchange;

import io.calferry.outlook.Appointment;
import io.calferry.outlook.GlobalObjectId;
import io.calferry.outlook.Identity;
import io.calferry.outlook.Mark;
import io.calferry.outlook.ModifiedOccurrence;
import io.calferry.outlook.Pattern;
import io.calferry.outlook.Series;
import io.calferry.outlook.Stamps;
import io.calferry.outlook.WindowsZone;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an item of an answer, which shows [Properties#WHOLE].
final class AppointmentReader {

    /// A server may stamp the making of an item and its content one after the other.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private AppointmentReader() {}

    /// @param occurrences the changed occurrences of a series, by the id that the master names
    /// @param mime where it was fetched
    ///
    /// Throws `Unreadable(BAD_OBJECT)` where something is missing that every item has.
    static Appointment read(Element item, Map<String, Element> occurrences, Optional<String> mime)
            throws StoreException {
        var zones = DetailsReader.Zones.of(item, WindowsZone.NONE);
        return new Appointment(
                identity(item),
                mark(item, occurrences),
                DetailsReader.details(item, zones),
                ItemVersion.isSeries(item)
                        ? Optional.of(series(item, occurrences, zones))
                        : Optional.empty(),
                mime);
    }

    /// Our mark. Of an item that is not written to its end it is told only as long as nobody can
    /// have edited that or an occurrence of it: then it is no longer what we made, and yet no
    /// finished work.
    private static Optional<Mark> mark(Element item, Map<String, Element> occurrences)
            throws StoreException {
        var value = extended(item, Properties.OUR_MARK).filter(it -> !it.isBlank());
        var unended = extended(item, Properties.OUR_SPAN).flatMap(Unended::parse);
        if (value.isEmpty() || unended.isEmpty()) {
            return value.map(Mark::new);
        }
        var created = optionalTime(item, "t:DateTimeCreated");
        var since = unended.get().since().or(() -> created);
        var time = unended.get().atTheMost();
        boolean untouched = stampedWithin(time, since, item);
        for (var occurrence : occurrences.values()) {
            untouched &= stampedWithin(time, since, occurrence);
        }
        return untouched
                ? Optional.of(new Mark(value.get(), unended.get().stage()))
                : Optional.empty();
    }

    /// Whether the server stamped the item last so soon after that.
    private static boolean stampedWithin(Duration time, Optional<Instant> since, Element item)
            throws StoreException {
        var stamped = optionalTime(item, "t:LastModifiedTime");
        return since.isPresent()
                && stamped.isPresent()
                && Duration.between(since.get(), stamped.get()).compareTo(time) <= 0;
    }

    static Identity identity(Element item) {
        return new Identity(
                extended(item, Properties.OUR_UID).filter(it -> !it.isEmpty()).map(Uid::new),
                item.textOf("t:UID"),
                extended(item, Properties.GLOBAL_OBJECT_ID)
                        .flatMap(AppointmentReader::bytes)
                        .flatMap(GlobalObjectId::of));
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    // ---- series

    /// The changed occurrences that a master names.
    static List<ItemKey> modified(Element master) {
        return master.child("t:ModifiedOccurrences").stream()
                .flatMap(all -> all.all("t:Occurrence"))
                .flatMap(it -> it.child("t:ItemId").stream())
                .map(ItemKey::of)
                .map(ItemKey::bare)
                .toList();
    }

    private static Series series(
            Element item, Map<String, Element> occurrences, DetailsReader.Zones zones)
            throws StoreException {
        var recurrence =
                item.child("t:Recurrence").orElseThrow(() -> broken("a series without recurrence"));
        var modified = new ArrayList<ModifiedOccurrence>();
        var named = item.child("t:ModifiedOccurrences").map(Element::children).orElse(List.of());
        for (var occurrence : named) {
            var key =
                    ItemKey.of(
                            occurrence
                                    .child("t:ItemId")
                                    .orElseThrow(() -> broken("an occurrence without id")));
            var its = occurrences.get(key.id());
            if (its == null) {
                throw broken("an occurrence that is not there");
            }
            var original = time(occurrence, "t:OriginalStart");
            modified.add(
                    new ModifiedOccurrence(
                            original,
                            DetailsReader.details(
                                    its, DetailsReader.Zones.of(its, zones.start()))));
        }
        var deleted = new ArrayList<Instant>();
        for (var one :
                item.child("t:DeletedOccurrences").map(Element::children).orElse(List.of())) {
            deleted.add(time(one, "t:Start"));
        }
        return new Series(
                pattern(item, recurrence), Recurrences.range(recurrence), modified, deleted);
    }

    /// EWS shows every pattern as one of the Gregorian calendar, also where it is none.
    private static Pattern pattern(Element item, Element recurrence) throws StoreException {
        var foreign = extended(item, Properties.RECUR).flatMap(RecurrenceBlob::foreignCalendar);
        return foreign.isPresent()
                ? new Pattern.Foreign(foreign.get())
                : Recurrences.pattern(recurrence);
    }

    // ---- stamps

    /// When its content was edited last. Exchange stamps what we make with the time at which it was
    /// made; as long as nobody has touched that since, it says what we made it of.
    private static Optional<Instant> lastModified(Element item) throws StoreException {
        var sent = extended(item, Properties.OUR_SENT);
        var making = span(item).filter(it -> it.compareTo(Unended.NEW.atTheMost()) <= 0);
        return sent.isPresent()
                        && making.isPresent()
                        && stampedWithin(
                                making.get().plus(AT_ONCE),
                                optionalTime(item, "t:DateTimeCreated"),
                                item)
                ? parsed(sent.get())
                : optionalTime(item, "t:LastModifiedTime");
    }

    /// How long it took to write; empty where that is not known, or where it was interrupted.
    private static Optional<Duration> span(Element item) {
        try {
            return Optional.of(
                    extended(item, Properties.OUR_SPAN).map(Duration::parse).orElse(Duration.ZERO));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parsed(String sent) {
        try {
            return Optional.of(Instant.parse(sent));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    static Stamps stamps(Element item) throws StoreException {
        var created = optionalTime(item, "t:DateTimeCreated");
        return new Stamps(
                created,
                lastModified(item),
                item.textOf("t:AppointmentSequenceNumber")
                        .map(String::strip)
                        .filter(it -> it.matches("\\d{1,9}"))
                        .map(Integer::parseInt)
                        .orElse(0));
    }

    // ---- words

    static boolean is(Element in, String name) {
        return in.textOf(name).map(String::strip).filter("true"::equals).isPresent();
    }

    /// The value of a property without an element of its own.
    static Optional<String> extended(Element item, Path property) {
        for (var one : item.children()) {
            if (one.is("t:ExtendedProperty")
                    && one.child("t:ExtendedFieldURI").filter(property::is).isPresent()) {
                return one.child("t:Value").map(Element::text);
            }
        }
        return Optional.empty();
    }

    static Instant time(Element in, String name) throws StoreException {
        return optionalTime(in, name)
                .orElseThrow(() -> broken("an item without " + name.substring(2)));
    }

    private static Optional<Instant> optionalTime(Element in, String name) throws StoreException {
        var text = in.textOf(name).map(String::strip);
        return text.isEmpty() ? Optional.empty() : Optional.of(DateTimes.read(text.get()));
    }

    private static StoreException broken(String what) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, what));
    }
}
