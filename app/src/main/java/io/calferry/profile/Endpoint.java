package io.calferry.profile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// One side of a profile. Addresses show themselves without path and query, because a feed's
/// address is often its password.
public sealed interface Endpoint {

    /// How one signs in there.
    default SignIn signIn() {
        return switch (this) {
            case Folder _ -> new SignIn.None();
            case Ics(_, var signIn, _) -> signIn;
            case CalDav(_, var signIn, _) -> signIn;
            case Exchange(_, _, _, _, var signIn, _) -> signIn;
            case Graph(var signIn, _) -> signIn;
        };
    }

    /// A word that is equal for two endpoints that are the same calendar, as far as their names
    /// tell, however one signs in there. Nobody can tell from it where that is.
    default String word() {
        return Address.word(this);
    }

    /// An ICS feed.
    ///
    /// @param url http, https, webcal or file
    record Ics(URI url, SignIn signIn, Trust trust) implements Endpoint {

        /// The file that it is, where it is one.
        public Optional<Path> file() {
            return "file".equalsIgnoreCase(url.getScheme())
                    ? Optional.of(Path.of(url))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Ics[" + Address.host(url) + ", " + signIn + ", " + trust + "]";
        }
    }

    /// A folder with one .ics file for each calendar object.
    record Folder(Path path) implements Endpoint {}

    /// A calendar on a CalDAV server (RFC 4791).
    ///
    /// @param url of the calendar; http or https
    record CalDav(URI url, SignIn signIn, Trust trust) implements Endpoint {
        @Override
        public String toString() {
            return "CalDav[" + Address.host(url) + ", " + signIn + ", " + trust + "]";
        }
    }

    /// A calendar on an Exchange server, over EWS.
    ///
    /// @param mailbox an e-mail address
    /// @param calendar its name
    record Exchange(
            Server server,
            String mailbox,
            String calendar,
            Access access,
            SignIn signIn,
            Trust trust)
            implements Endpoint {}

    /// A calendar of Microsoft 365, over Microsoft Graph.
    record Graph(SignIn signIn, Trust trust) implements Endpoint {}

    /// Where an Exchange server is.
    sealed interface Server {

        /// @param url of `Exchange.asmx`; http or https
        record At(URI url) implements Server {
            @Override
            public String toString() {
                return "At[" + Address.host(url) + "]";
            }
        }

        /// Found out from the mailbox.
        record Autodiscover() implements Server {}
    }

    /// As whom the mailbox is opened.
    enum Access {
        OWN,
        DELEGATE,
        IMPERSONATION
    }
}
