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

    /// The message about one of the things that were asked for. An error that stands alone is about
    /// all of them.
    ///
    /// @param index the place of that thing among them
    Message message(int index) {
        var messages = messages();
        if (index < messages.size()) {
            return messages.get(index);
        }
        return messages.size() == 1 && !messages.getFirst().ok()
                ? messages.getFirst()
                : Message.NOTHING;
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
