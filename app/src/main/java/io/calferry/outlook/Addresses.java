package io.calferry.outlook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// The addresses of people, between Outlook's form and that of iCalendar.
final class Addresses {

    private static final String SCHEME = "mailto:";

    private Addresses() {}

    /// The `mailto:` of a person; empty for Exchange's own addresses (`/O=…/CN=…`), which mean
    /// nothing outside, and for what is no address.
    static Optional<String> uri(String address) {
        var mail = plain(address);
        int at = mail.lastIndexOf('@');
        boolean isMail = at > 0 && at < mail.length() - 1 && !mail.startsWith("/");
        if (!isMail || mail.chars().anyMatch(c -> c <= ' ' || "<>\"(),;:\\[]".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI("mailto", mail, null).toASCIIString());
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /// The address of a calendar user (RFC 5545 section 3.3.3), without its scheme.
    static String ofUri(String uri) {
        var plain = plain(uri);
        try {
            var parsed = new URI(uri.strip());
            return "mailto".equalsIgnoreCase(parsed.getScheme())
                    ? parsed.getSchemeSpecificPart()
                    : plain;
        } catch (URISyntaxException none) {
            return plain;
        }
    }

    private static String plain(String address) {
        var value = Plain.line(address);
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : value;
    }

    /// Whether both are one mailbox, as far as one can see.
    static boolean same(String one, String other) {
        return plain(one).toLowerCase(Locale.ROOT).equals(plain(other).toLowerCase(Locale.ROOT));
    }
}
