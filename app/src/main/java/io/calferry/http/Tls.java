package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Makes the TLS of an account from its [Trust].
final class Tls {

    private Tls() {}

    /// Throws `Missing` where the certificates that the user named can't be read.
    static SSLConnectionSocketFactory sockets(Trust trust) throws StoreException {
        try {
            return switch (trust) {
                case Trust.Platform() -> sockets(null, names());
                case Trust.Authorities(var pem) -> sockets(authorities(pem), names());
                case Trust.Nobody(var shown) ->
                        sockets(
                                new TrustManager[] {new ShownCertificate(shown)},
                                NoopHostnameVerifier.INSTANCE);
                // The pin is the certificate itself, so its name adds nothing.
                case Trust.Pin(var sha256) ->
                        sockets(
                                new TrustManager[] {new PinnedCertificate(sha256)},
                                NoopHostnameVerifier.INSTANCE);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static SSLConnectionSocketFactory sockets(
            TrustManager @Nullable [] trusted, HostnameVerifier names)
            throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted, null);
        return new SSLConnectionSocketFactory(
                context, new String[] {"TLSv1.3", "TLSv1.2"}, null, names);
    }

    private static HostnameVerifier names() {
        return new DefaultHostnameVerifier(PublicSuffixMatcherLoader.getDefault());
    }

    private static TrustManager[] authorities(Path pem) throws StoreException {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new StoreException(new Fault.Missing(pem.toString()));
            }
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException(new Fault.Missing(pem.toString()), e);
        }
    }
}
