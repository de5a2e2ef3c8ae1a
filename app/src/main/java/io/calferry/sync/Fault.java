package io.calferry.sync;

import java.time.Instant;
import java.util.Optional;

/// Every way in which a store can fail, in the user's terms. No fault holds a secret or the content
/// of an event; `host` is a host name with its port, or a file's path.
public sealed interface Fault {

    /// Whether the fault concerns the whole store, so that going on with the next object is in
    /// vain. The others park one object.
    default boolean endsRun() {
        return switch (this) {
            case Offline _, SignIn _, Busy _, Missing _, ReadOnly _, Bug _ -> true;
            case Refused(var why, _) -> why == Refused.Why.NO_SPACE;
            case Unreadable(var why, _) -> why != Unreadable.Why.BAD_OBJECT;
            case Stale _ -> false;
        };
    }

    /// The store can't be reached, or broke off.
    record Offline(String host, Why why) implements Fault {
        public enum Why {
            UNKNOWN_HOST,
            REFUSED,
            TIMED_OUT,
            BROKEN_OFF,
            UNTRUSTED_CERTIFICATE,
            /// Not the one certificate that is trusted.
            OTHER_CERTIFICATE,
            TLS_FAILED,
            SERVER_ERROR
        }
    }

    /// The store wants another sign-in, or credentials may not be sent to where it is.
    record SignIn(String host, Why why) implements Fault {
        public enum Why {
            REFUSED,
            FORBIDDEN,
            NO_PASSWORD,
            /// There is no keychain in which it could be.
            NO_KEYCHAIN,
            /// The keychain can't be opened, so nobody knows whether it is in there.
            KEYCHAIN_LOCKED,
            /// It would be in a file that is encrypted, and nobody has given its passphrase yet.
            NEEDS_PASSPHRASE,
            NOT_OVER_PLAIN_HTTP,
            OTHER_HOST,
            /// NTLM over TLS was refused: a wrong password, or a server that asks for more.
            REFUSED_OR_EXTENDED_PROTECTION,
            /// The organisation has switched Exchange Web Services off.
            SERVICE_SWITCHED_OFF
        }
    }

    /// The store asks for patience (429, or 503 with Retry-After, RFC 9110 section 10.2.3).
    record Busy(String host, Optional<Instant> retryAt) implements Fault {}

    /// The calendar, file or folder itself is not there.
    record Missing(String what) implements Fault {}

    /// What was to be replaced has changed since it was seen, or what was to be created is there.
    record Stale(Href href) implements Fault {}

    /// The store will not have this one object.
    ///
    /// @param detail the store's own words, short, or empty
    record Refused(Why why, String detail) implements Fault {
        public enum Why {
            NOT_VALID,
            TOO_LARGE,
            UID_TAKEN,
            NO_SPACE,
            WOULD_MAIL,
            SERVER_ERROR,
            OTHER
        }
    }

    /// What came is not what it should be.
    ///
    /// @param detail what is wrong, and where, in a few words
    record Unreadable(Why why, String detail) implements Fault {
        public enum Why {
            /// One calendar object can't be understood; the others can.
            BAD_OBJECT,
            NOT_A_CALENDAR,
            EMPTY,
            CUT_OFF,
            TOO_LARGE,
            NOT_CALDAV,
            NOT_EXCHANGE,
            BAD_ANSWER
        }
    }

    /// The calendar can be read, not written.
    record ReadOnly(String what) implements Fault {}

    /// Our own mistake.
    ///
    /// @param reference what finds the place in the log
    record Bug(String reference) implements Fault {}
}
