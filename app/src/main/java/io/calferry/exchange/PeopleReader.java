package io.calferry.exchange;

import io.calferry.outlook.People;
import io.calferry.outlook.People.Attendee;
import io.calferry.outlook.People.Person;
import io.calferry.outlook.People.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who meets, in the words of EWS.
final class PeopleReader {

    private PeopleReader() {}

    static People people(Element item) {
        var attendees = new ArrayList<Attendee>();
        add(attendees, item, "t:RequiredAttendees", Role.REQUIRED);
        add(attendees, item, "t:OptionalAttendees", Role.OPTIONAL);
        add(attendees, item, "t:Resources", Role.RESOURCE);
        return new People(
                item.at("t:Organizer", "t:Mailbox").flatMap(PeopleReader::person), attendees);
    }

    private static void add(List<Attendee> into, Element item, String name, Role role) {
        item.child(name).stream()
                .flatMap(all -> all.all("t:Attendee"))
                .forEach(
                        one ->
                                one.child("t:Mailbox")
                                        .flatMap(PeopleReader::person)
                                        .ifPresent(
                                                it ->
                                                        into.add(
                                                                new Attendee(
                                                                        it,
                                                                        role,
                                                                        StatusReader.response(
                                                                                one.textOf(
                                                                                        "t:ResponseType"))))));
    }

    private static Optional<Person> person(Element mailbox) {
        var name = mailbox.textOf("t:Name").orElse("");
        var address = mailbox.textOf("t:EmailAddress").orElse("");
        return name.isEmpty() && address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(name, address));
    }
}
