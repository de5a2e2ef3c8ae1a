package io.calferry.exchange;

import java.net.URI;

/// Which calendar of an Exchange server, and as whom it is opened.
///
/// @param mailbox its e-mail address: one's own, another person's or a room's
/// @param calendar the name of a folder, or its path, such as `Calendar/Team`; empty, or
///     `Calendar`, for the default one
public record CalendarAddress(Server server, String mailbox, String calendar, Access access) {

    /// Where the server is.
    public sealed interface Server {

        /// @param url of `Exchange.asmx`
        record At(URI url) implements Server {}

        /// Found out from the mailbox by [Autodiscover].
        record Discovered() implements Server {}
    }

    /// In whose name requests are made.
    public enum Access {
        /// In one's own, to one's own mailbox.
        OWN,
        /// In one's own, to a mailbox whose owner allows it.
        DELEGATE,
        /// In the name of the mailbox, as an administrator allows it (ApplicationImpersonation).
        IMPERSONATION
    }
}
