package io.calferry.profile;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Which certificates a server may show. TLS is verified wherever there is TLS.
public sealed interface Trust {

    /// Those that the operating system trusts.
    record System() implements Trust {}

    /// Those that a PEM file vouches for.
    record File(Path path) implements Trust {}

    /// No TLS to the host of that name, such as one in the user's own four walls: credentials may
    /// be sent to it in the clear.
    record PlainHttp(String host) implements Trust {}

    /// The one whose SHA-256 this is.
    ///
    /// @param sha256 64 hexadecimal digits in lower case
    record Pin(String sha256) implements Trust {
        private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

        public Pin {
            if (!DIGITS.matcher(sha256).matches()) {
                throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
            }
        }
    }
}
