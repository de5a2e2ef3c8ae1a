package io.calferry.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.outlook.EventTime.AllDay;
import io.calferry.outlook.EventTime.Timed;
import io.calferry.outlook.People.Attendee;
import io.calferry.outlook.People.Person;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Items of Outlook's for tests: a plain one, and what changes it.
final class Items {

    static final String UID = "040000008200E00074C5B7101A82E00800000000AABB";
    static final String BERLIN = "W. Europe Standard Time";
    static final Mailbox MAILBOX = mailbox("Europe/Berlin");

    private Items() {}

    static Mailbox mailbox(String zone) {
        return new Mailbox(ZoneId.of(zone), Optional.of("me@example.com"));
    }

    static Moment moment(String at, String zone) {
        return new Moment(Instant.parse(at), new WindowsZone(zone));
    }

    static EventTime timed(String start, String end, String zone) {
        return new Timed(moment(start, zone), moment(end, zone));
    }

    static EventTime allDay(String start, String end, String zone) {
        return new AllDay(moment(start, zone), moment(end, zone));
    }

    static final Status PLAIN =
            new Status(
                    Busy.BUSY,
                    Optional.empty(),
                    Sensitivity.NORMAL,
                    Importance.NORMAL,
                    Standing.ON,
                    Response.UNKNOWN);

    /// On Monday, 2 March 2026, from 10 to 11 o'clock in Berlin.
    static final Details DETAILS =
            details(timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", BERLIN));

    static Details details(EventTime time) {
        return new Details(
                time,
                "Plan",
                Body.EMPTY,
                "",
                PLAIN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                People.NOBODY,
                List.of(),
                Stamps.NONE);
    }

    static Details at(Details d, EventTime time) {
        return new Details(
                time,
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details named(Details d, String subject, String location) {
        return new Details(
                d.time(),
                subject,
                d.body(),
                location,
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details standing(Details d, Status status) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                status,
                d.categories(),
                d.reminder(),
                d.joinLink(),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details busy(Busy busy) {
        return standing(
                DETAILS,
                new Status(
                        busy,
                        Optional.empty(),
                        Sensitivity.NORMAL,
                        Importance.NORMAL,
                        Standing.ON,
                        Response.UNKNOWN));
    }

    static Details answered(Details d, Response response) {
        return standing(
                d,
                new Status(
                        d.status().busy(),
                        d.status().intended(),
                        d.status().sensitivity(),
                        d.status().importance(),
                        d.status().standing(),
                        response));
    }

    static Details cancelled(Details d) {
        return standing(
                d,
                new Status(
                        d.status().busy(),
                        d.status().intended(),
                        d.status().sensitivity(),
                        d.status().importance(),
                        Standing.CANCELLED,
                        d.status().response()));
    }

    static Details categorised(Details d, String... categories) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                List.of(categories),
                d.reminder(),
                d.joinLink(),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details reminded(Details d, Duration before) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                Optional.of(before),
                d.joinLink(),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details linked(Details d, String link) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                Optional.of(link),
                d.people(),
                d.attachments(),
                d.stamps());
    }

    static Details meeting(Details d, String organizer, Attendee... attendees) {
        var people = new People(Optional.of(new Person("", organizer)), Arrays.asList(attendees));
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                people,
                d.attachments(),
                d.stamps());
    }

    static Attendee attendee(String name, String address, People.Role role, Response response) {
        return new Attendee(new Person(name, address), role, response);
    }

    static Details attached(Details d, Attachment... attachments) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                d.people(),
                Arrays.asList(attachments),
                d.stamps());
    }

    static Details stamped(Details d, Stamps stamps) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                d.people(),
                d.attachments(),
                stamps);
    }

    static Identity identity() {
        return new Identity(Optional.empty(), Optional.of(UID), Optional.empty());
    }

    static Appointment single(Details details) {
        return new Appointment(
                identity(), Optional.empty(), details, Optional.empty(), Optional.empty());
    }

    static Appointment series(Details details, Pattern pattern, Range range) {
        return series(details, new Series(pattern, range, List.of(), List.of()));
    }

    static Appointment series(Details details, Series series) {
        return new Appointment(
                identity(), Optional.empty(), details, Optional.of(series), Optional.empty());
    }

    static Appointment withMime(Appointment item, String mime) {
        return new Appointment(
                item.identity(), item.mark(), item.details(), item.series(), Optional.of(mime));
    }

    static CalendarObject object(Appointment item) {
        return object(item, MAILBOX);
    }

    static CalendarObject object(Appointment item, Mailbox mailbox) {
        var mapped = Outlook.object(item, mailbox);
        assertThat(mapped).isInstanceOf(Mapped.Fit.class);
        return ((Mapped.Fit<CalendarObject>) mapped).value();
    }

    static Unmapped reason(Appointment item) {
        return reason(Outlook.object(item, MAILBOX));
    }

    static <T> Unmapped reason(Mapped<T> mapped) {
        assertThat(mapped).isInstanceOf(Mapped.Unfit.class);
        return ((Mapped.Unfit<T>) mapped).why();
    }

    static Component calendar(Appointment item) {
        return calendar(item, MAILBOX);
    }

    static Component calendar(Appointment item, Mailbox mailbox) {
        return parse(object(item, mailbox).text());
    }

    static Component parse(String text) {
        try {
            return Component.parse(text);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /// The lines of these names in an entry, unfolded.
    static List<String> lines(Component entry, String... names) {
        var wanted = Arrays.asList(names);
        var lines = new ArrayList<String>();
        for (var property : entry.properties()) {
            if (wanted.contains(property.name())) {
                lines.add(line(property));
            }
        }
        return lines;
    }

    private static String line(Property property) {
        var text = new Component("X", List.of(property), List.of()).text().replace("\r\n ", "");
        return text.lines().toList().get(1);
    }

    /// The lines of these names of a single item.
    static List<String> lines(Appointment item, String... names) {
        return lines(calendar(item).entries().getFirst(), names);
    }

    static List<String> lines(Details details, String... names) {
        return lines(single(details), names);
    }

    static CalendarObject event(String... lines) {
        return calendarObject("BEGIN:VEVENT", "UID:u", String.join("\r\n", lines), "END:VEVENT");
    }

    static CalendarObject calendarObject(String... lines) {
        return new CalendarObject(
                new Uid("u"),
                "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n");
    }

    static Appointment appointment(CalendarObject object) {
        return appointment(object, MAILBOX);
    }

    static Appointment appointment(CalendarObject object, Mailbox mailbox) {
        var mapped = Outlook.appointment(object, mailbox);
        assertThat(mapped).isInstanceOf(Mapped.Fit.class);
        return ((Mapped.Fit<Appointment>) mapped).value();
    }

    static Appointment appointment(String... lines) {
        return appointment(event(lines));
    }

    /// Why an event of these lines can't be written.
    static Unmapped refusal(String... lines) {
        return reason(Outlook.appointment(event(lines), MAILBOX));
    }

    static Appointment changed(Appointment item, UnaryOperator<Details> change) {
        return new Appointment(
                item.identity(),
                item.mark(),
                change.apply(item.details()),
                item.series(),
                item.mime());
    }
}
