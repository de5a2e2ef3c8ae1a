package io.calferry.profile;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// What may be shown and what is compared of a URL.
final class Address {

    private Address() {}

    /// Scheme, host and port: the part of a URL that holds no secret.
    static String host(URI url) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + (url.getHost() == null ? "" : url.getHost() + port);
    }

    /// Equal for two sides that are the same calendar, as far as their names tell.
    static String place(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> "file:" + path.normalize();
            case Endpoint.Ics feed ->
                    feed.file()
                            .map(file -> "file:" + file.normalize())
                            .orElseGet(() -> place(feed.url()));
            case Endpoint.CalDav(var url, _, _) -> place(url);
            case Endpoint.Exchange(_, var mailbox, var calendar, _, _, _) ->
                    "exchange:" + fold(mailbox) + "/" + fold(calendar);
            case Endpoint.Graph(var signIn, _) -> "graph:" + signIn;
        };
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The first half of the SHA-256 of a [#place]: it tells places apart, and not where they are.
    static String word(Endpoint endpoint) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var all = sha256.digest(place(endpoint).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, all.length / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
