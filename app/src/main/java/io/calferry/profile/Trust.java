package io.calferry.profile;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Which certificates a server may show. TLS is verified in every case.
public sealed interface Trust {

    /// Those that the operating system trusts.
    record System() implements Trust {}

    /// Those that a PEM file vouches for.
    record File(Path path) implements Trust {}

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
