package io.calferry.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request. Its body is held whole, so that it can be sent again after a redirect, a challenge
/// or a broken connection.
public record Request(String method, URI uri, Map<String, String> headers, Optional<Body> body) {

    /// A GET, with neither headers nor body.
    public static Request get(URI uri) {
        return of("GET", uri);
    }

    /// With neither headers nor body.
    public static Request of(String method, URI uri) {
        return new Request(method, uri, Map.of(), Optional.empty());
    }

    /// The same with a header more; one of that very name is replaced.
    public Request with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(method, uri, more, body);
    }

    /// The same with that body.
    public Request with(Body content) {
        return new Request(method, uri, headers, Optional.of(content));
    }

    /// The method and the host: paths and queries can be secrets, bodies are content.
    @Override
    public String toString() {
        return method + " " + Hosts.shown(uri);
    }

    /// What is sent along.
    public record Body(String type, byte[] bytes) {}
}
