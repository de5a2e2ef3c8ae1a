package io.calferry.http;

import java.security.cert.CertificateException;

/// A server shows another certificate than the one that was pinned.
final class OtherCertificateException extends CertificateException {

    private static final long serialVersionUID = 1;

    OtherCertificateException() {
        super("not the certificate that was pinned");
    }
}
