package io.calferry.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that nobody vouches for, and what a server needs to show it.
public record SelfSigned(Certificate certificate, SSLContext tls) {

    private static final String PASSWORD = "changeit";

    /// Makes one with the JDK's keytool.
    ///
    /// @param folder for its keys
    /// @param name for what it stands, such as `dns:localhost` or `ip:127.0.0.1`
    public static SelfSigned make(Path folder, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder(
                                List.of(
                                        keytool,
                                        "-genkeypair",
                                        "-alias",
                                        "me",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=Nobody",
                                        "-ext",
                                        "san=" + name,
                                        "-storetype",
                                        "PKCS12",
                                        "-storepass",
                                        PASSWORD,
                                        "-keystore",
                                        store.toString()))
                        .redirectErrorStream(true)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool failed");
        }
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return new SelfSigned(keys.getCertificate("me"), tls);
    }

    /// Its SHA-256, as browsers show it.
    public String pin() throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    /// Writes it down in PEM (RFC 7468 section 5).
    public Path pem(Path file) throws IOException, GeneralSecurityException {
        var text =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(file, text);
    }
}
