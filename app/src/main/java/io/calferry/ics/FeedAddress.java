package io.calferry.ics;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Where a feed is.
public sealed interface FeedAddress {

    /// Over http or https.
    record Web(URI uri) implements FeedAddress {

        /// Without the path, which can be the key to a private feed.
        @Override
        public String toString() {
            return "Web[" + uri.getScheme() + "://" + uri.getHost() + "]";
        }
    }

    /// On this computer.
    record Local(Path path) implements FeedAddress {}

    /// Reads what a person wrote: an http, https, webcal or file URL, or a path.
    ///
    /// A webcal address says nothing about TLS, so it is fetched over https, and never falls back
    /// to http, which anyone on the way could bring about; who wants http writes `http:`. Only on
    /// loopback, where there is nobody on the way and seldom a certificate, webcal means http.
    ///
    /// Throws `IllegalArgumentException` for anything else.
    static FeedAddress parse(String written) {
        var text = written.strip();
        var colon = text.indexOf(':');
        var scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https", "webcals" ->
                    new Web(web(scheme.equals("http") ? "http" : "https", text.substring(colon)));
            case "webcal" -> {
                var overTls = web("https", text.substring(colon));
                yield new Web(
                        isLoopback(overTls.getHost())
                                ? web("http", text.substring(colon))
                                : overTls);
            }
            case "file" -> new Local(file(text));
            default -> {
                // One letter is a drive of Windows.
                if (scheme.length() > 1 && text.startsWith("//", colon + 1)) {
                    throw new IllegalArgumentException("not an address of a feed: " + scheme + ":");
                }
                yield new Local(path(text));
            }
        };
    }

    private static URI web(String scheme, String rest) {
        try {
            var uri = new URI(scheme + rest);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("an address without a host");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            // Without its message, which repeats the address.
            throw new IllegalArgumentException("not an address");
        }
    }

    private static Path file(String text) {
        try {
            return Path.of(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return path(text.substring("file:".length()).replaceFirst("^//(?=/)", ""));
        }
    }

    private static Path path(String text) {
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty path");
            }
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException("not a path", wrong);
        }
    }

    private static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
