package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.calferry.http.TinyServer.Said;
import io.calferry.servers.SelfSigned;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// A server whose certificate nobody signed, for `localhost` alone.
class TrustTest {

    @TempDir static Path folder;

    private static TinyServer server;
    private static SelfSigned certificate;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.make(folder, "dns:localhost");
        var https =
                HttpsServer.create(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        server = TinyServer.start(https, _ -> Said.of(200, "ok"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted() {
        assertThat(outcome("localhost", new Trust.Platform()))
                .isEqualTo(offline("localhost", Offline.Why.UNTRUSTED_CERTIFICATE));
    }

    @Test
    void the_certificate_in_the_file_is_trusted_for_its_name() throws Exception {
        var trust = new Trust.Authorities(certificate.pem(folder.resolve("ca.pem")));

        assertThat(outcome("localhost", trust)).isEqualTo("ok");
        assertThat(outcome("127.0.0.1", trust))
                .isEqualTo(offline("127.0.0.1", Offline.Why.UNTRUSTED_CERTIFICATE));
    }

    @Test
    void the_pinned_certificate_is_trusted_whatever_its_name() throws Exception {
        var pin = certificate.pin();

        assertThat(outcome("localhost", new Trust.Pin(pin))).isEqualTo("ok");
        assertThat(outcome("127.0.0.1", new Trust.Pin(pin))).isEqualTo("ok");
    }

    @Test
    void another_certificate_than_the_pinned_one_is_not_trusted() {
        assertThat(outcome("localhost", new Trust.Pin("00".repeat(32))))
                .isEqualTo(offline("localhost", Offline.Why.OTHER_CERTIFICATE));
    }

    @Test
    void a_certificate_can_be_looked_at_without_a_word_to_the_server() throws Exception {
        int before = server.seen().size();
        var at = URI.create("https://127.0.0.1:" + port() + "/");
        var settings = HttpSettings.of("Calferry/test");
        var shown = ServerCertificate.of(at, settings, InstantSource.fixed(Instant.EPOCH));

        var x509 = (X509Certificate) certificate.certificate();
        assertThat(shown)
                .isEqualTo(
                        new ServerCertificate(
                                "CN=Nobody",
                                "CN=Nobody",
                                x509.getNotBefore().toInstant(),
                                x509.getNotAfter().toInstant(),
                                certificate.pin().replace(":", "").toLowerCase(Locale.ROOT)));
        assertThat(server.seen()).hasSize(before);
    }

    @Test
    void where_there_is_no_server_there_is_no_certificate() {
        var at = URI.create("https://127.0.0.1:1/");
        var settings = HttpSettings.of("Calferry/test");
        assertThatThrownBy(() -> ServerCertificate.of(at, settings, InstantSource.system()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        it ->
                                assertThat(it.fault())
                                        .isEqualTo(
                                                new Offline("127.0.0.1:1", Offline.Why.REFUSED)));
    }

    @Test
    void a_file_that_is_not_there_or_holds_no_certificate_is_missing() throws Exception {
        var nothing = folder.resolve("nothing.pem");
        var empty = Files.createFile(folder.resolve("empty.pem"));

        assertThat(outcome("localhost", new Trust.Authorities(nothing)))
                .isEqualTo(new Fault.Missing(nothing.toString()));
        assertThat(outcome("localhost", new Trust.Authorities(empty)))
                .isEqualTo(new Fault.Missing(empty.toString()));
    }

    @Test
    void tls_with_a_server_that_speaks_none_fails() throws Exception {
        try (var listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answerPlainly(listening));
            var at = URI.create("https://127.0.0.1:" + listening.getLocalPort() + "/");

            assertThat(outcome(at, new Trust.Platform()))
                    .isEqualTo(new Offline(Hosts.shown(at), Offline.Why.TLS_FAILED));
        }
    }

    private static void answerPlainly(ServerSocket listening) {
        try (var socket = listening.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The client has gone.
        }
    }

    @Test
    void a_pin_that_is_no_hash_is_refused() {
        assertThatThrownBy(() -> new Trust.Pin("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object outcome(String host, Trust trust) {
        return outcome(URI.create("https://" + host + ":" + port() + "/"), trust);
    }

    /// The body, or the fault.
    private static Object outcome(URI at, Trust trust) {
        var settings = HttpSettings.of("Calferry/test").withTrust(trust);
        var clock = InstantSource.fixed(Instant.EPOCH);
        try (var account = HttpAccount.open(at, settings, new SignIn.None(), clock)) {
            return account.send(
                    Request.get(at), 100, reply -> new String(reply.body().readAllBytes()));
        } catch (StoreException e) {
            return e.fault();
        }
    }

    private static Fault offline(String host, Offline.Why why) {
        return new Offline(host + ":" + port(), why);
    }

    private static int port() {
        return server.at("/").getPort();
    }
}
