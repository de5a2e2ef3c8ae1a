package io.calferry.caldav;

import java.net.URI;
import java.util.List;

/// Where a domain says that its CalDAV service is (RFC 6764).
@FunctionalInterface
interface ServiceNames {

    /// Addresses to look at, the preferred one first; none where the domain says nothing.
    List<URI> services(String domain);
}
