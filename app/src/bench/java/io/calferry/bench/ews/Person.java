package io.calferry.bench.ews;

import java.time.Instant;
import java.util.Optional;

/// Somebody who takes part in a meeting.
///
/// @param address an SMTP address, or `/O=...` where `routing` is `EX`
/// @param response of the schema's `ResponseTypeType`
public record Person(
        String name, String address, String routing, String response, Optional<Instant> answered) {

    public static Person of(String name, String address) {
        return new Person(name, address, "SMTP", "Unknown", Optional.empty());
    }

    /// Somebody of the same organisation, as Exchange knows them inside: by a distinguished name.
    public static Person inside(String name, String distinguishedName) {
        return new Person(name, distinguishedName, "EX", "Unknown", Optional.empty());
    }

    public Person answering(String with, Instant at) {
        return new Person(name, address, routing, with, Optional.of(at));
    }

    void writeMailbox(XmlText out) {
        out.open("t:Mailbox")
                .text("t:Name", name)
                .text("t:EmailAddress", address)
                .text("t:RoutingType", routing)
                .text("t:MailboxType", routing.equals("EX") ? "Mailbox" : "OneOff")
                .close();
    }
}
