package io.calferry.profile;

import java.net.URI;
import java.util.Locale;

/// What may be shown and what is compared of a URL.
final class Address {

    private Address() {}

    /// Scheme, host and port: the part of a URL that holds no secret.
    static String host(URI url) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + (url.getHost() == null ? "" : url.getHost() + port);
    }

    /// Equal for two URLs that lead to the same place: `webcal` is `http` (there is no TLS in it by
    /// itself, and feeds are offered under both), a default port and a last slash say nothing.
    static String place(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        var usual =
                switch (scheme) {
                    case "https" -> 443;
                    default -> 80;
                };
        var port = url.getPort() < 0 ? usual : url.getPort();
        var web = scheme.equals("file") ? "file:" : "//" + host + (isUsual(port) ? "" : ":" + port);
        var path = url.normalize().getPath();
        var trimmed = path == null ? "" : path.replaceAll("/+$", "");
        return web + trimmed + (url.getQuery() == null ? "" : "?" + url.getQuery());
    }

    private static boolean isUsual(int port) {
        return port == 80 || port == 443;
    }
}
