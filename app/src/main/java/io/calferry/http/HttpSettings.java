package io.calferry.http;

import java.time.Duration;
import java.util.Set;

/// How an account is reached.
///
/// @param userAgent such as `Calferry/0.1.0`
/// @param parallel requests at a time, and connections kept open, at the most
/// @param alsoSignInAt registrable domains, such as `icloud.com`, that the user allowed by name: a
///     redirect there, or to a host below, may carry the credentials too, over TLS
/// @param plainHosts hosts that the user allowed by name to get credentials without TLS; loopback
///     needs no permission
/// @param route by which way servers are reached
public record HttpSettings(
        String userAgent,
        int parallel,
        Trust trust,
        Timeouts timeouts,
        Set<String> alsoSignInAt,
        Set<String> plainHosts,
        Route route) {

    /// What serves most accounts. Six at a time is where every probed server does best.
    public static HttpSettings of(String userAgent) {
        return new HttpSettings(
                userAgent,
                6,
                new Trust.Platform(),
                Timeouts.DEFAULT,
                Set.of(),
                Set.of(),
                new Route.OfSystem());
    }

    public HttpSettings withTrust(Trust other) {
        return new HttpSettings(
                userAgent, parallel, other, timeouts, alsoSignInAt, plainHosts, route);
    }

    public HttpSettings withTimeouts(Timeouts other) {
        return new HttpSettings(userAgent, parallel, trust, other, alsoSignInAt, plainHosts, route);
    }

    public HttpSettings withParallel(int other) {
        return new HttpSettings(userAgent, other, trust, timeouts, alsoSignInAt, plainHosts, route);
    }

    public HttpSettings alsoSigningInAt(Set<String> domains) {
        return new HttpSettings(userAgent, parallel, trust, timeouts, domains, plainHosts, route);
    }

    public HttpSettings withPlainHosts(Set<String> hosts) {
        return new HttpSettings(userAgent, parallel, trust, timeouts, alsoSignInAt, hosts, route);
    }

    public HttpSettings withRoute(Route other) {
        return new HttpSettings(
                userAgent, parallel, trust, timeouts, alsoSignInAt, plainHosts, other);
    }

    /// How long to wait.
    ///
    /// @param connect for a connection
    /// @param silence between two packets of an answer
    /// @param whole for one answer, from the request to its last byte
    /// @param patience that a server may ask for with Retry-After and get at once; longer than that
    ///     ends as `Busy`
    public record Timeouts(Duration connect, Duration silence, Duration whole, Duration patience) {

        public static final Timeouts DEFAULT =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10));
    }
}
