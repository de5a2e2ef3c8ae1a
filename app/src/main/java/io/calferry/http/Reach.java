package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How far credentials may go: to the host that the user named and to no other, over TLS unless it
/// is loopback, or the user allowed it by name to get them without.
final class Reach {

    private final URI named;
    private final Set<String> plainHosts;

    Reach(URI named, Set<String> plainHosts) {
        this.named = named;
        this.plainHosts = lower(plainHosts);
    }

    /// Throws `SignIn` where credentials may not be sent to `uri`.
    void check(URI uri) throws StoreException {
        if (!ownHost(uri)) {
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

    private static Set<String> lower(Set<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
