package io.calferry.http;

import java.time.Duration;
import java.util.Set;

/// How an account is reached.
///
/// @param userAgent such as `Calferry/0.1.0`
/// @param parallel requests at a time, and connections kept open, at the most
/// @param plainHosts hosts that the user allowed by name to get credentials without TLS; loopback
///     needs no permission
/// @param route by which way servers are reached
public record HttpSettings(
        String userAgent,
        int parallel,
        Trust trust,
        Timeouts timeouts,
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
                new Route.OfSystem());
    }

    /// The same, but servers are trusted as `other` says.
    public HttpSettings withTrust(Trust other) {
        return new HttpSettings(userAgent, parallel, other, timeouts, plainHosts, route);
    }

    /// The same, with other times to wait.
    public HttpSettings withTimeouts(Timeouts other) {
        return new HttpSettings(userAgent, parallel, trust, other, plainHosts, route);
    }

    /// The same, with so many requests at a time at the most.
    public HttpSettings withParallel(int other) {
        return new HttpSettings(userAgent, other, trust, timeouts, plainHosts, route);
    }

    /// The same, with these hosts in place of those that may get credentials without TLS.
    public HttpSettings withPlainHosts(Set<String> hosts) {
        return new HttpSettings(userAgent, parallel, trust, timeouts, hosts, route);
    }

    /// The same, by another way.
    public HttpSettings withRoute(Route other) {
        return new HttpSettings(userAgent, parallel, trust, timeouts, plainHosts, other);
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
