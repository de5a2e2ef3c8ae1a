package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.http.TinyServer.Said;
import io.calferry.http.TinyServer.Seen;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Digest against a server that checks the answers by RFC 7616 section 3.4 on its own.
class DigestTest {

    private static final String PASSWORD = "Circle of Life";

    private final AtomicInteger nonce = new AtomicInteger(1);
    private volatile String challenge =
            "Digest realm=\"dav, inc\", nonce=\"n%d\", qop=\"auth, auth-int\", opaque=\"o\"";
    private volatile String algorithm = "MD5";
    private volatile String stale = "";
    private final TinyServer server = TinyServer.start(this::answer);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"MD5,MD5", "SHA-256,SHA-256", "SHA-512-256,SHA-512/256"})
    void the_challenge_is_answered_and_later_requests_need_none(String name, String inJava)
            throws Exception {
        algorithm = inJava;
        challenge += ", algorithm=" + name;
        try (var account = account(new SignIn.Digest("Mufasa", DigestTest::password))) {
            assertThat(get(account, "/dir/a?x=1")).isEqualTo(200);
            assertThat(get(account, "/dir/b")).isEqualTo(200);
            assertThat(account.requests()).isEqualTo(3);
        }
    }

    @Test
    void a_server_without_qop_gets_the_old_form() throws Exception {
        challenge = "Digest realm=\"old\", nonce=\"n%d\"";
        try (var account = account(new SignIn.Digest("Mufasa", DigestTest::password))) {
            assertThat(get(account, "/")).isEqualTo(200);
        }
    }

    @Test
    void an_old_nonce_is_replaced_whether_or_not_the_server_says_so() throws Exception {
        try (var account = account(new SignIn.Digest("Mufasa", DigestTest::password))) {
            get(account, "/");
            get(account, "/");
            nonce.incrementAndGet();
            assertThat(get(account, "/")).isEqualTo(200);
            stale = ", stale=true";
            nonce.incrementAndGet();
            assertThat(get(account, "/")).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_password_is_tried_once() throws Exception {
        var wrong = new SignIn.Digest("Mufasa", () -> Optional.of("wrong".toCharArray()));
        try (var account = account(wrong)) {
            assertThat(fault(account))
                    .isEqualTo(
                            new Fault.SignIn(
                                    Hosts.shown(server.at("/")), Fault.SignIn.Why.REFUSED));
            assertThat(account.requests()).isEqualTo(2);
        }
    }

    @Test
    void basic_becomes_digest_where_only_that_is_wanted() throws Exception {
        try (var account = account(new SignIn.Basic("Mufasa", DigestTest::password))) {
            assertThat(get(account, "/")).isEqualTo(200);
        }
    }

    @Test
    void digest_never_becomes_basic() throws Exception {
        challenge = "Basic realm=\"x\"";
        try (var account = account(new SignIn.Digest("Mufasa", DigestTest::password))) {
            assertThat(fault(account)).isInstanceOf(Fault.SignIn.class);
        }
        assertThat(server.seen()).extracting(Seen::authorization).containsOnly(Optional.empty());
    }

    @Test
    void the_strongest_of_several_is_taken() throws Exception {
        challenge =
                "Basic realm=\"x\", Digest realm=\"x\", nonce=\"n%1$d\", algorithm=MD5, "
                        + "Digest realm=\"x\", nonce=\"n%1$d\", qop=\"auth\", algorithm=SHA-256";
        algorithm = "SHA-256";
        try (var account = account(new SignIn.Digest("Mufasa", DigestTest::password))) {
            assertThat(get(account, "/")).isEqualTo(200);
        }
    }

    private Said answer(Seen seen) {
        var current = "n" + nonce.get();
        var sent = seen.authorization().orElse("");
        var right =
                sent.startsWith("Digest ")
                        && parameter(sent, "nonce").equals(current)
                        && parameter(sent, "response").equals(expected(seen, sent));
        return right
                ? Said.of(200, "ok")
                : Said.of(401, "no")
                        .with("WWW-Authenticate", challenge.formatted(nonce.get()) + stale);
    }

    private String expected(Seen seen, String sent) {
        var account = hash("Mufasa:" + parameter(sent, "realm") + ":" + PASSWORD);
        var act = hash(seen.method() + ":" + seen.path());
        var middle =
                parameter(sent, "qop").isEmpty()
                        ? ""
                        : ":"
                                + parameter(sent, "nc")
                                + ":"
                                + parameter(sent, "cnonce")
                                + ":"
                                + parameter(sent, "qop");
        return hash(account + ":" + parameter(sent, "nonce") + middle + ":" + act);
    }

    private static String parameter(String header, String name) {
        var matcher = Pattern.compile("[ ,]" + name + "=(?:\"([^\"]*)\"|([^,]*))").matcher(header);
        if (!matcher.find()) {
            return "";
        }
        return Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
    }

    private String hash(String text) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<char[]> password() {
        return Optional.of(PASSWORD.toCharArray());
    }

    private HttpAccount account(SignIn signIn) {
        return HttpAccount.open(
                server.at("/"),
                HttpSettings.of("Calferry/test"),
                signIn,
                InstantSource.fixed(Instant.EPOCH));
    }

    private int get(HttpAccount account, String path) throws StoreException {
        return account.send(Request.get(server.at(path)), 100, Reply::status);
    }

    private Fault fault(HttpAccount account) {
        try {
            get(account, "/");
            return new Fault.Bug("none");
        } catch (StoreException e) {
            return e.fault();
        }
    }
}
