package io.calferry.http;

import io.calferry.sync.StoreException;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

/// The certificate that a server shows, whoever vouches for it.
///
/// @param subject to whom it is issued, as RFC 2253 writes names
/// @param issuer by whom
/// @param from the first moment at which it is valid
/// @param until the last
/// @param sha256 its hash, 64 hexadecimal digits in lower case
public record ServerCertificate(
        String subject, String issuer, Instant from, Instant until, String sha256) {

    /// Looks at the certificate of the server at an address. Nothing is sent to it: the connection
    /// ends as soon as the certificate is there. Throws `Offline` where none is shown.
    public static ServerCertificate of(URI at, HttpSettings settings, InstantSource clock)
            throws StoreException {
        var shown = new AtomicReference<X509Certificate>();
        var trust = new Trust.Nobody(shown::set);
        try (var account =
                HttpAccount.open(at, settings.withTrust(trust), new SignIn.None(), clock)) {
            account.sendOnce(Request.get(at), 0, Reply::status);
            throw new IllegalStateException("a server was trusted that nobody vouches for");
        } catch (StoreException e) {
            var certificate = shown.get();
            if (certificate == null) {
                throw e;
            }
            return of(certificate);
        }
    }

    private static ServerCertificate of(X509Certificate certificate) {
        try {
            return new ServerCertificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    sha256(certificate));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that came over TLS has a form", e);
        }
    }

    static String sha256(X509Certificate certificate) throws CertificateEncodingException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
