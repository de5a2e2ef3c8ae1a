package io.calferry.exchange;

import java.util.List;
import java.util.Optional;

/// The answer to one operation.
///
/// @param body what stands in the body of the envelope
record Answered(Element body) {

    /// One message for each thing that was asked for, in their order; a SOAP fault is the only
    /// message.
    List<Message> messages() {
        if (body.is("s:Fault")) {
            return List.of(Message.ofFault(body));
        }
        return body.child("m:ResponseMessages")
                .map(all -> all.children().stream().map(Message::of).toList())
                .orElseGet(() -> List.of(Message.of(body)));
    }

    /// The only message, or the first.
    Message message() {
        var messages = messages();
        return messages.isEmpty() ? Message.NOTHING : messages.getFirst();
    }

    /// The first message in which the server asks for patience.
    Optional<Message> busy() {
        for (var message : messages()) {
            if (message.busy()) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }
}
