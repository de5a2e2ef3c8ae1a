package io.calferry.http;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;

/// Which certificates a server may show. There is no way to trust any.
public sealed interface Trust {

    /// The authorities that this computer trusts.
    record Platform() implements Trust {}

    /// Only the certificates of a PEM file, and what they signed.
    record Authorities(Path pem) implements Trust {}

    /// None: what a server shows is told, and refused.
    record Nobody(Consumer<X509Certificate> shown) implements Trust {}

    /// Only the one certificate with this SHA-256, whatever name it bears, while it is valid.
    ///
    /// @param sha256 64 hexadecimal digits, in any case, with or without colons
    record Pin(String sha256) implements Trust {
        public Pin {
            sha256 = sha256.replace(":", "").toLowerCase(java.util.Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
            }
        }
    }
}
