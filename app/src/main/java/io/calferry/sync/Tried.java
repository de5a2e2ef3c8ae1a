package io.calferry.sync;

import java.net.URI;

/// One thing that was tried to find a calendar or its server, and what came of it. Holds no secret.
///
/// @param at whom it was asked of: an address without user, query and fragment, or a host
public record Tried(Question question, String at, Outcome outcome) {

    /// What was asked.
    public enum Question {
        /// Whether an address leads to calendars.
        ADDRESS,
        /// Which calendars there are at an address.
        CONTENT,
        /// Which servers the domain name system has for a domain (RFC 6764).
        DOMAIN,
        /// Where the server of a mailbox is (MS-OXDSCLI).
        SERVER,
        /// The same, over SOAP (MS-OXWSADISC).
        SERVER_BY_SOAP,
        /// Where to ask, without signing in.
        DIRECTION,
        /// The calendar itself, or the account.
        ACCOUNT
    }

    /// What came of it.
    public sealed interface Outcome {

        /// Nothing yet: the answer is waited for.
        record Begun() implements Outcome {}

        /// An answer that leads nowhere.
        record Nothing() implements Outcome {}

        /// It is there, and it is what was looked for.
        record There() implements Outcome {}

        record Calendars(int count) implements Outcome {}

        /// @param url of Exchange Web Services
        record Server(URI url) implements Outcome {}

        /// @param to what is asked next
        record Leads(String to) implements Outcome {}

        /// It leads to another host, to which nobody has allowed to take the sign-in: not followed.
        ///
        /// @param host in lower case
        record Unconfirmed(String host) implements Outcome {}

        /// It leads to where nothing is encrypted: not followed.
        record Unencrypted(String to) implements Outcome {}

        record Failed(Fault fault) implements Outcome {}
    }

    /// The same question, with what came of it.
    public Tried with(Outcome next) {
        return new Tried(question, at, next);
    }

    /// A question that nobody has answered yet.
    public static Tried begun(Question question, String at) {
        return new Tried(question, at, new Outcome.Begun());
    }
}
