package io.calferry.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// Trusts the one certificate that the user named by its hash, while it is valid.
final class PinnedCertificate extends OwnCertificate {

    private final String sha256;

    PinnedCertificate(String sha256) {
        this.sha256 = sha256;
    }

    @Override
    void judge(X509Certificate shown) throws CertificateException {
        if (!ServerCertificate.sha256(shown).equals(sha256)) {
            throw new OtherCertificateException();
        }
        shown.checkValidity();
    }
}
