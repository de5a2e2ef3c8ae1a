package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.SignInScheme;
import io.calferry.servers.SelfSigned;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Map;

/// An Exchange server behind a certificate of its own, to which one signs in by NTLM: with Extended
/// Protection, which is on since Exchange 2019 CU14, and without.
class ExtendedProtectionTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";

    @TempDir private static Path keys;
    private static SelfSigned certificate;
    private static MemoryExchange exchange;
    private static Account ada;

    @TempDir private Path folder;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.make(keys, "ip:127.0.0.1");
        exchange = MemoryExchange.start(certificate.tls());
        ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
        var day = LocalDate.of(2026, 3, 2);
        ada.calendar().add(Draft.days("Off", day, day, "UTC"));
    }

    @AfterAll
    static void stop() {
        exchange.sentToNone();
        exchange.close();
    }

    @BeforeEach
    void behave() {
        exchange.behave();
        exchange.offer(SignInScheme.NTLM);
    }

    private User user(String kind, String trust) throws IOException {
        return User.with(
                folder,
                """
                { "kind": "exchange", "url": "%s", "mailbox": "ada@example.org",
                  "calendar": "Calendar", "tls": { %s },
                  "signIn": { "kind": "%s", "username": "EXAMPLE\\\\ada",
                    "password": { "from": "env", "name": "PASSWORD" } } }\
                """
                        .formatted(exchange.url(), trust, kind),
                "{ \"kind\": \"folder\", \"path\": \"%s\" }".formatted(folder.resolve("c")),
                "",
                Map.of("PASSWORD", PASSWORD));
    }

    private static String pinned() throws GeneralSecurityException {
        return "\"trust\": \"pin\", \"sha256\": \"%s\"".formatted(certificate.pin());
    }

    private String inFile() throws IOException, GeneralSecurityException {
        var file = certificate.pem(folder.resolve("ca.pem"));
        return "\"trust\": \"file\", \"path\": \"%s\"".formatted(file);
    }

    /// What a person is told, who can't see from here whether the password is right.
    private static void explains(String sentence) {
        assertThat(sentence)
                .isEqualTo(
                        "The password for 127.0.0.1:%d was refused. If it is right, the server has"
                                + " Extended Protection switched on: it takes NTLM only from"
                                + " programs that tie the sign-in to the encrypted connection,"
                                + " which Calferry can't do yet. Sign in with Basic in place of"
                                + " NTLM, or ask who runs the server to allow that over https.",
                        exchange.url().getPort());
    }

    @Test
    void a_server_without_it_lets_in_over_a_certificate_that_the_profile_trusts() throws Exception {
        assertThat(user("ntlm", pinned()).run("sync").ended(0).count("created")).isEqualTo(1);
        assertThat(user("ntlm", inFile()).run("sync").ended(0).count("unchanged")).isEqualTo(1);
    }

    @Test
    void a_run_says_what_extended_protection_is_and_what_to_do() throws Exception {
        exchange.misbehave(Kind.EXTENDED_PROTECTION);

        var told = user("ntlm", pinned()).run("sync").ended(3).profile();

        explains(told.path("fault").asText());
    }

    @Test
    void a_check_says_it_too() throws Exception {
        exchange.misbehave(Kind.EXTENDED_PROTECTION);

        var told = user("ntlm", inFile()).run("profiles", "check").ended(3).json();

        var source = told.path("profiles").path(0).path("source");
        assertThat(source.path("ok").asBoolean()).isFalse();
        explains(source.path("message").asText());
    }

    @Test
    void basic_over_https_is_a_way_in_where_the_server_allows_it() throws Exception {
        exchange.misbehave(Kind.EXTENDED_PROTECTION);
        exchange.offer(SignInScheme.NTLM, SignInScheme.BASIC);

        assertThat(user("basic", pinned()).run("sync").ended(0).count("created")).isEqualTo(1);
    }
}
