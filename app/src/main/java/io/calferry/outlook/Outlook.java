package io.calferry.outlook;

import io.calferry.sync.CalendarObject;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// The way from an item of Outlook's to a calendar object and back. Pure: one input, one output,
/// whatever the machine's zone and language.
public final class Outlook {

    private Outlook() {}

    /// The calendar object that an item is, in the form that every server takes (see
    /// [io.calferry.ical.Repair]), with our mark where the item has one.
    public static Mapped<CalendarObject> object(Appointment item, Mailbox mailbox) {
        try {
            return new Mapped.Fit<>(ToObject.of(item, mailbox));
        } catch (UnmappedException e) {
            return new Mapped.Unfit<>(e.why());
        }
    }

    /// Whether the zone in which an item was set is known. Where it is not, and the item has no
    /// MimeContent yet, that may tell: [#object] would take the mailbox's zone for a single event.
    public static boolean zoneIsKnown(Appointment item, Mailbox mailbox) {
        var time = item.details().time();
        int year = time.start().at().atOffset(ZoneOffset.UTC).getYear();
        return new ItemZones(Mime.of(item.mime()), mailbox, year).of(time).isPresent();
    }

    /// The item that a calendar object is, for writing. What is not told in it, Outlook or its
    /// server tells; what Outlook does not hold is listed in [Held]. No reminder means that none is
    /// to be set, nobody among the people that it is a plain appointment.
    public static Mapped<Appointment> appointment(CalendarObject object, Mailbox mailbox) {
        try {
            return new Mapped.Fit<>(ToAppointment.of(object, mailbox));
        } catch (UnmappedException e) {
            return new Mapped.Unfit<>(e.why());
        }
    }

    /// `written`, made by [#appointment], as it is to be written as a new item. That is no meeting,
    /// which the owner of the mailbox could have answered: nobody is invited.
    public static Appointment anew(Appointment written) {
        return written.answered(Status.Response.UNKNOWN);
    }

    /// `written`, made by [#appointment], as it is to be written over `held`: without what
    /// [#object] added to the text of `held`, which stays there in its own form, with the body of
    /// `held` where it reads the same, and with the owner's answer to `held`, which nobody writes.
    public static Appointment over(Appointment held, Appointment written) {
        return new WrittenOver(held).with(written);
    }

    /// Deleted occurrences of an item that lie on no day of its pattern, or on one that something
    /// else stands for: each was moved before it was deleted, and the server tells where to, not
    /// where from. [#object] takes the nearest slot that is left for them; a store that can look
    /// which slot is empty does better, and replaces them.
    public static List<Instant> strays(Appointment item, Mailbox mailbox) {
        try {
            return item.series().isEmpty()
                    ? List.of()
                    : ToObject.dates(item, item.series().get(), mailbox).strays();
        } catch (UnmappedException e) {
            return List.of();
        }
    }
}
