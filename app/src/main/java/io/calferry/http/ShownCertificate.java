package io.calferry.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;

/// Trusts none: tells the certificate that a server shows, and refuses it.
final class ShownCertificate extends OwnCertificate {

    private final Consumer<X509Certificate> shown;

    ShownCertificate(Consumer<X509Certificate> shown) {
        this.shown = shown;
    }

    @Override
    void judge(X509Certificate certificate) throws CertificateException {
        shown.accept(certificate);
        throw new CertificateException("only looked at");
    }
}
