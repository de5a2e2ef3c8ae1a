package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.apache.http.conn.util.PublicSuffixMatcherLoader;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How far credentials may go: to the host that the user named, over TLS unless it is loopback, and
/// to nobody else whom the user has not allowed by name.
final class Reach {

    private final URI named;
    private final Set<String> domains;
    private final Set<String> plainHosts;

    /// Throws `IllegalArgumentException` for a domain under which anybody can have a name, such as
    /// `com` or `co.uk`.
    Reach(URI named, Set<String> domains, Set<String> plainHosts) {
        this.named = named;
        this.domains = lower(domains);
        this.plainHosts = lower(plainHosts);
        for (var domain : this.domains) {
            if (PublicSuffixMatcherLoader.getDefault().getDomainRoot(domain) == null) {
                throw new IllegalArgumentException(domain + " is not one owner's domain");
            }
        }
    }

    /// Throws `SignIn` where credentials may not be sent to `uri`.
    void check(URI uri) throws StoreException {
        if (!ownHost(uri) && !allowedDomain(uri)) {
            throw refuse(uri, Fault.SignIn.Why.OTHER_HOST);
        }
        if (!Hosts.overTls(uri) && !Hosts.loopback(uri) && !plainHosts.contains(Hosts.name(uri))) {
            throw refuse(uri, Fault.SignIn.Why.NOT_OVER_PLAIN_HTTP);
        }
    }

    private static StoreException refuse(URI uri, Fault.SignIn.Why why) {
        return new StoreException(new Fault.SignIn(Hosts.shown(uri), why));
    }

    /// Another port of the same host can be another owner's; a certificate for the host's name
    /// shows that it is not.
    private boolean ownHost(URI uri) {
        return Hosts.name(uri).equals(Hosts.name(named))
                && (Hosts.port(uri) == Hosts.port(named) || Hosts.overTls(uri));
    }

    private boolean allowedDomain(URI uri) {
        var host = Hosts.name(uri);
        return Hosts.overTls(uri)
                && domains.stream().anyMatch(d -> host.equals(d) || host.endsWith("." + d));
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
