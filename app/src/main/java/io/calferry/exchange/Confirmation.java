package io.calferry.exchange;

import java.util.Locale;

/// Says whether a sign-in may go to another server than the one that was asked, because that one
/// sent us there. It is only asked about addresses that begin with https.
@FunctionalInterface
public interface Confirmation {

    /// Where nobody can be asked: hosts under the domain of the mailbox, and Microsoft's own.
    static Confirmation ofOwnDomain(String mailbox) {
        var domain = mailbox.substring(mailbox.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return host ->
                host.equals(domain)
                        || host.endsWith("." + domain)
                        || host.equals("outlook.office365.com")
                        || host.equals("autodiscover-s.outlook.com");
    }

    /// @param host in lower case
    boolean allows(String host);
}
