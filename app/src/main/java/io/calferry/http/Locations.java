package io.calferry.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Addresses as servers and people write them.
public final class Locations {

    private Locations() {}

    /// The address that a Location header means, seen from `base`; empty where it is none that HTTP
    /// can reach. Characters that may not stand in a URI are encoded, and user and fragment are
    /// left out.
    public static Optional<URI> resolve(URI base, String location) {
        try {
            var there = base.resolve(new URI(encoded(location.strip())));
            var scheme = there.getScheme();
            if (there.getHost() == null || scheme == null || !scheme.matches("(?i)https?")) {
                return Optional.empty();
            }
            return Optional.of(bare(there));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The address without user, password and fragment; `/` where it has no path.
    public static URI bare(URI uri) {
        if (uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && !uri.getRawPath().isEmpty()) {
            return uri;
        }
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path + query);
    }

    /// An address as it may be told: without user, query and fragment, which can be a key.
    public static String told(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    private static String encoded(String text) {
        var out = new StringBuilder(text.length() + 8);
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }
}
