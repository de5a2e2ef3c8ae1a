package io.calferry.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may be said about an address.
public final class Hosts {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Hosts() {}

    /// The host, with its port where the address names one. User, path and query are left out: a
    /// feed's path can be the key to it.
    public static String shown(URI uri) {
        return uri.getPort() < 0 ? name(uri) : name(uri) + ":" + uri.getPort();
    }

    /// The host in lower case, empty where there is none.
    static String name(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    static boolean overTls(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /// The port, or the one that the scheme means.
    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return overTls(uri) ? 443 : 80;
    }

    /// Whether what is sent there stays on this computer. By the look of the name: asking a name
    /// server would trust it.
    public static boolean loopback(URI uri) {
        return loopback(name(uri));
    }

    /// @param host a name or an address, in brackets or not
    static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || LOOPBACK.matcher(host).matches();
    }
}
