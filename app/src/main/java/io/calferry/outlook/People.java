package io.calferry.outlook;

import java.util.List;
import java.util.Optional;

/// Who meets. What of it may cross is decided behind the mapping.
public record People(Optional<Person> organizer, List<Attendee> attendees) {

    public static final People NOBODY = new People(Optional.empty(), List.of());

    public People {
        attendees = List.copyOf(attendees);
    }

    /// @param name may be empty
    /// @param address most often SMTP; Exchange's own form (`/O=…/CN=…`) where the server did not
    ///     resolve it
    public record Person(String name, String address) {}

    public record Attendee(Person person, Role role, Status.Response response) {}

    public enum Role {
        REQUIRED,
        OPTIONAL,
        RESOURCE
    }
}
