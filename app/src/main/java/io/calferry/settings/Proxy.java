package io.calferry.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/// By which way servers are reached.
public sealed interface Proxy {

    /// As the computer is set up.
    record OfSystem() implements Proxy {}

    /// Straight.
    record None() implements Proxy {}

    /// Through one proxy.
    ///
    /// @param host a name or an address, without brackets
    record At(String host, int port) implements Proxy {

        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%-]{1,255}");
        private static final Pattern FORM =
                Pattern.compile("\\[([^\\]]+)]:(\\d{1,5})|([^:]+):(\\d{1,5})");

        /// Throws `IllegalArgumentException` for what is no host, or no port.
        public At {
            if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException("no host and port");
            }
        }

        /// Such as `proxy.example:8080` and `[2001:db8::1]:8080`; empty for anything else.
        public static Optional<At> of(String text) {
            var match = FORM.matcher(text.strip());
            if (!match.matches()) {
                return Optional.empty();
            }
            var bracketed = match.group(1) != null;
            try {
                return Optional.of(
                        new At(
                                match.group(bracketed ? 1 : 3),
                                Integer.parseInt(match.group(bracketed ? 2 : 4))));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        /// What [#of] understands.
        public String text() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
