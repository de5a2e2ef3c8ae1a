package io.calferry.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Component;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Policy;
import io.calferry.sync.Shaped;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Calendar objects and shapings that the tests of this package share.
final class Samples {

    static final Uid UID = new Uid("meeting@example.com");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NOW = Instant.parse("2026-03-10T09:30:00Z");
    static final Owner OWNER = new Owner(Set.of("Me@example.com"));

    static final Policy ONE_WAY = new Policy.Mirror(Policy.OnDrift.RESTORE, Policy.Others.KEEP);
    static final Policy TWO_WAY = new Policy.TwoWay(Policy.OnClash.ASK);

    /// An event with something of everything.
    static final String FULL_EVENT =
            """
            DTSTAMP:20260301T080000Z
            CREATED:20260301T080000Z
            LAST-MODIFIED:20260302T080000Z
            SEQUENCE:2
            DTSTART;TZID=Europe/Berlin:20260312T100000
            DTEND;TZID=Europe/Berlin:20260312T110000
            SUMMARY:Quarterly numbers
            DESCRIPTION:Bring the figures\\, please
            LOCATION:Room 5
            GEO:52.5;13.4
            URL:https://example.com/meeting
            ATTACH:https://example.com/figures.pdf
            CATEGORIES:Work,Finance
            CLASS:PRIVATE
            PRIORITY:5
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            COMMENT:a remark
            CONTACT:Jo
            X-ALT-DESC;FMTTYPE=text/html:<b>figures</b>
            X-APPLE-STRUCTURED-LOCATION;VALUE=URI:geo:52.5,13.4
            X-MICROSOFT-CDO-BUSYSTATUS:OOF
            ORGANIZER;CN=Olga:mailto:olga@example.com
            ATTENDEE;CN=Zoe;RSVP=TRUE;PARTSTAT=ACCEPTED:mailto:zoe@example.com
            ATTENDEE;CN=Me;PARTSTAT=TENTATIVE:mailto:me@example.com
            REQUEST-STATUS:2.0;Success
            X-MS-OLK-SENDER:mailto:olga@example.com
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER:-PT15M
            DESCRIPTION:Quarterly numbers\\, figures
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER:-P1D
            SUMMARY:Soon
            DESCRIPTION:Quarterly numbers
            ATTENDEE:mailto:me@example.com
            END:VALARM
            """;

    private Samples() {}

    /// An event with these lines, and a UID of its own.
    static CalendarObject event(String lines) {
        return object("BEGIN:VEVENT\nUID:" + UID + "\n" + lines.strip() + "\nEND:VEVENT");
    }

    /// A timed event that says nothing but these lines.
    static CalendarObject meeting(String lines) {
        return event(
                "DTSTART;TZID=Europe/Berlin:20260312T100000\n"
                        + "DTEND;TZID=Europe/Berlin:20260312T110000\n"
                        + lines);
    }

    /// A weekly series with these lines in its master, and with these overrides.
    static CalendarObject series(String master, String... overrides) {
        return object(
                "BEGIN:VEVENT\nUID:"
                        + UID
                        + "\nDTSTART;TZID=Europe/Berlin:20260302T100000\n"
                        + "DTEND;TZID=Europe/Berlin:20260302T110000\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=10\n"
                        + master.strip()
                        + "\nEND:VEVENT\n"
                        + String.join("\n", overrides));
    }

    /// An override of the occurrence on `day` of a [#series], an hour later.
    static String override(String day, String lines) {
        return "BEGIN:VEVENT\nUID:"
                + UID
                + "\nRECURRENCE-ID;TZID=Europe/Berlin:"
                + day
                + "T100000\nDTSTART;TZID=Europe/Berlin:"
                + day
                + "T110000\nDTEND;TZID=Europe/Berlin:"
                + day
                + "T120000\n"
                + lines.strip()
                + "\nEND:VEVENT";
    }

    static CalendarObject object(String components) {
        var text =
                "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"
                        + components
                        + "\nEND:VCALENDAR\n";
        return new CalendarObject(UID, text.replaceAll("\n+", "\r\n"));
    }

    static ProfileShaping oneWay(Rules rules) {
        return shaping(ONE_WAY, rules);
    }

    static ProfileShaping twoWay(Rules rules) {
        return shaping(TWO_WAY, rules);
    }

    static ProfileShaping shaping(Policy policy, Rules rules) {
        return shaping(policy, rules, Capacity.EVERYTHING);
    }

    static ProfileShaping shaping(Policy policy, Rules rules, Capacity capacity) {
        return new ProfileShaping(
                "work-home",
                policy,
                rules,
                OWNER,
                capacity,
                Clock.fixed(NOW, ZoneOffset.UTC),
                BERLIN);
    }

    static Rules filtered(Filter... filters) {
        return new Rules(
                Optional.empty(),
                List.of(filters),
                Detail.FULL,
                Attendees.NONE,
                new Reminders.Keep(),
                "");
    }

    static Rules within(Window window) {
        return new Rules(
                Optional.of(window),
                List.of(),
                Detail.FULL,
                Attendees.NONE,
                new Reminders.Keep(),
                "");
    }

    static Rules shaped(Detail detail, Attendees attendees, Reminders reminders, String prefix) {
        return new Rules(Optional.empty(), List.of(), detail, attendees, reminders, prefix);
    }

    static Rules with(Detail detail) {
        return shaped(detail, Attendees.NONE, new Reminders.Keep(), "");
    }

    static Rules with(Attendees attendees) {
        return shaped(Detail.FULL, attendees, new Reminders.Keep(), "");
    }

    static Rules with(Reminders reminders) {
        return shaped(Detail.FULL, Attendees.NONE, reminders, "");
    }

    static Rules prefixed(String prefix) {
        return shaped(Detail.FULL, Attendees.NONE, new Reminders.Keep(), prefix);
    }

    /// What crosses; fails the test where nothing does.
    static Shaped.Crosses crossing(ProfileShaping shaping, Side side, CalendarObject held) {
        var shaped = shaping.view(side, held);
        assertThat(shaped).isInstanceOf(Shaped.Crosses.class);
        return (Shaped.Crosses) shaped;
    }

    /// The text that a first copy of `held` has on RIGHT.
    static CalendarObject copied(ProfileShaping shaping, CalendarObject held) {
        return shaping.outgoing(Side.RIGHT, crossing(shaping, Side.LEFT, held), Optional.empty());
    }

    static Component parsed(CalendarObject object) {
        try {
            return Component.parse(object);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /// The content lines of the entries and of what is in them, in the form that every server
    /// takes, without UID, DTSTAMP and our mark.
    static List<String> lines(CalendarObject object) {
        assertThat(Repair.of(object)).isInstanceOf(Repaired.Fit.class);
        return ((Repaired.Fit) Repair.of(object))
                .calendar().entries().stream()
                        .flatMap(e -> Arrays.stream(unfolded(e.text()).split("\r\n")))
                        .filter(line -> !line.equals("UID:" + UID))
                        .filter(line -> !line.startsWith("DTSTAMP"))
                        .filter(line -> !line.startsWith(Mark.NAME))
                        .toList();
    }

    private static String unfolded(String text) {
        return text.replace("\r\n ", "");
    }

    /// The names of the properties of the first entry, in the order of the alphabet.
    static String names(CalendarObject object) {
        return parsed(object).entries().getFirst().properties().stream()
                .map(property -> property.name())
                .filter(name -> !name.equals(Mark.NAME))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /// `object` as someone leaves it who replaces one text by another in it.
    static CalendarObject edited(CalendarObject object, String old, String by) {
        var unfolded = unfolded(object.text());
        assertThat(unfolded).contains(old);
        return new CalendarObject(
                object.uid(), unfolded.replace(old, by).replaceAll("(\r\n)+", "\r\n"));
    }
}
