package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Parameter;
import io.calferry.ical.Property;
import io.calferry.outlook.People.Attendee;
import io.calferry.outlook.People.Person;
import io.calferry.outlook.People.Role;
import io.calferry.outlook.Status.Response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who meets, as ORGANIZER and ATTENDEE and back. Everybody is marked so that no server acts on
/// them (RFC 6638 section 7.1): what may cross at all is decided later.
final class PeopleText {

    private static final Parameter CLIENT = Parameter.of("SCHEDULE-AGENT", "CLIENT");

    private final Mailbox mailbox;

    PeopleText(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /// The one organizer of all components of an object (RFC 6638 section 3.2.4.2): the first that
    /// somebody else meets; empty for what is no meeting.
    static Optional<Person> organizer(List<Details> all) {
        boolean meeting = all.stream().anyMatch(PeopleText::isMeeting);
        return all.stream()
                .filter(_ -> meeting)
                .flatMap(details -> details.people().organizer().stream())
                .findFirst();
    }

    /// Whether somebody besides the organizer takes part: Outlook 2019 makes the organizer the sole
    /// attendee of a plain appointment.
    private static boolean isMeeting(Details details) {
        var organizer = details.people().organizer().map(Person::address).orElse("");
        return details.people().attendees().stream()
                .anyMatch(one -> !Addresses.same(one.person().address(), organizer));
    }

    /// The lines of one component.
    List<Property> properties(Details details, Optional<Person> organizer) {
        var out = new ArrayList<Property>();
        organizer.flatMap(person -> person("ORGANIZER", person)).ifPresent(out::add);
        if (!isMeeting(details)) {
            return out;
        }
        var seen = new LinkedHashMap<String, Property>();
        for (var attendee : withSelf(details, organizer)) {
            person("ATTENDEE", attendee.person())
                    .map(line -> attendee(line, attendee, details.status().response()))
                    .ifPresent(line -> seen.putIfAbsent(line.value(), line));
        }
        out.addAll(seen.values());
        return out;
    }

    /// Who was invited through a list is not among the attendees; the answer is known all the same.
    private List<Attendee> withSelf(Details details, Optional<Person> organizer) {
        var all = new ArrayList<>(details.people().attendees());
        var self = mailbox.address().orElse("");
        boolean answered =
                switch (details.status().response()) {
                    case TENTATIVE, ACCEPTED, DECLINED -> true;
                    case UNKNOWN, ORGANIZER, NONE_YET -> false;
                };
        boolean known =
                all.stream().anyMatch(one -> isSelf(one.person()))
                        || organizer.filter(this::isSelf).isPresent();
        if (answered && !known && !self.isEmpty()) {
            all.add(new Attendee(new Person("", self), Role.REQUIRED, details.status().response()));
        }
        return all;
    }

    private boolean isSelf(Person person) {
        return mailbox.address().filter(self -> Addresses.same(self, person.address())).isPresent();
    }

    private static Optional<Property> person(String name, Person person) {
        var cn = Plain.line(person.name());
        return Addresses.uri(person.address())
                .map(uri -> Property.of(name, uri))
                .map(line -> cn.isEmpty() ? line : line.with(Parameter.of("CN", cn)))
                .map(line -> line.with(CLIENT));
    }

    private Property attendee(Property line, Attendee attendee, Response own) {
        var response =
                isSelf(attendee.person()) && own != Response.UNKNOWN ? own : attendee.response();
        var out = line;
        switch (attendee.role()) {
            case REQUIRED -> {
                // Goes without saying.
            }
            case OPTIONAL -> out = out.with(Parameter.of("ROLE", "OPT-PARTICIPANT"));
            case RESOURCE ->
                    out =
                            out.with(Parameter.of("CUTYPE", "RESOURCE"))
                                    .with(Parameter.of("ROLE", "NON-PARTICIPANT"));
        }
        return switch (response) {
            case TENTATIVE -> out.with(Parameter.of("PARTSTAT", "TENTATIVE"));
            case ACCEPTED, ORGANIZER -> out.with(Parameter.of("PARTSTAT", "ACCEPTED"));
            case DECLINED -> out.with(Parameter.of("PARTSTAT", "DECLINED"));
            case UNKNOWN, NONE_YET -> out;
        };
    }

    /// The people of a component.
    static People of(Component entry) {
        var organizer = entry.first("ORGANIZER").map(PeopleText::person);
        var attendees = new ArrayList<Attendee>();
        for (var line : entry.all("ATTENDEE")) {
            attendees.add(new Attendee(person(line), role(line), response(line)));
        }
        return new People(organizer, attendees);
    }

    /// What the owner of the mailbox answered.
    Response ownResponse(People people) {
        if (people.organizer().filter(this::isSelf).isPresent()) {
            return Response.ORGANIZER;
        }
        return people.attendees().stream()
                .filter(one -> isSelf(one.person()))
                .map(Attendee::response)
                .findFirst()
                .orElse(Response.UNKNOWN);
    }

    private static Person person(Property line) {
        return new Person(
                line.parameter("CN").map(Plain::line).orElse(""), Addresses.ofUri(line.value()));
    }

    private static Role role(Property line) {
        var kind = upper(line, "CUTYPE");
        if (kind.equals("RESOURCE") || kind.equals("ROOM")) {
            return Role.RESOURCE;
        }
        return switch (upper(line, "ROLE")) {
            case "OPT-PARTICIPANT", "NON-PARTICIPANT" -> Role.OPTIONAL;
            default -> Role.REQUIRED;
        };
    }

    private static Response response(Property line) {
        return switch (upper(line, "PARTSTAT")) {
            case "ACCEPTED" -> Response.ACCEPTED;
            case "TENTATIVE" -> Response.TENTATIVE;
            case "DECLINED" -> Response.DECLINED;
            default -> Response.NONE_YET;
        };
    }

    private static String upper(Property line, String parameter) {
        return line.parameter(parameter).orElse("").strip().toUpperCase(Locale.ROOT);
    }
}
