package io.calferry.outlook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an item, a master or a changed occurrence says.
///
/// @param time when it takes place; for a master, the first occurrence
/// @param subject may be empty
/// @param location may be empty
/// @param categories in their order; may hold one twice
/// @param reminder how long before the start; negative behind it; empty where none is set
/// @param joinLink of an online meeting
/// @param attachments by name and size; their content is not carried
public record Details(
        EventTime time,
        String subject,
        Body body,
        String location,
        Status status,
        List<String> categories,
        Optional<Duration> reminder,
        Optional<String> joinLink,
        People people,
        List<Attachment> attachments,
        Stamps stamps) {

    public Details {
        categories = List.copyOf(categories);
        attachments = List.copyOf(attachments);
    }

    /// At another time.
    Details at(EventTime other) {
        return new Details(
                other,
                subject,
                body,
                location,
                status,
                categories,
                reminder,
                joinLink,
                people,
                attachments,
                stamps);
    }

    /// With another subject and body.
    Details with(String otherSubject, Body otherBody) {
        return new Details(
                time,
                otherSubject,
                otherBody,
                location,
                status,
                categories,
                reminder,
                joinLink,
                people,
                attachments,
                stamps);
    }

    /// With another answer of the owner of the mailbox.
    Details answered(Status.Response response) {
        return new Details(
                time,
                subject,
                body,
                location,
                status.answered(response),
                categories,
                reminder,
                joinLink,
                people,
                attachments,
                stamps);
    }

    /// The time alone: event content belongs in no log.
    @Override
    public String toString() {
        return "Details[" + time + "]";
    }
}
