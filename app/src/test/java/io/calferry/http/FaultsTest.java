package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Fault.SignIn;
import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(said(400), new Unreadable(Unreadable.Why.BAD_ANSWER, "HTTP 400")),
                Arguments.of(said(401), new SignIn("host", SignIn.Why.REFUSED)),
                Arguments.of(said(403), new SignIn("host", SignIn.Why.FORBIDDEN)),
                Arguments.of(said(404), new Fault.Missing("host")),
                Arguments.of(said(410), new Fault.Missing("host")),
                Arguments.of(said(413), new Refused(Refused.Why.TOO_LARGE, "")),
                Arguments.of(said(429), new Fault.Busy("host", Optional.empty())),
                Arguments.of(
                        new Trouble.Answered(429, Optional.of("60")),
                        new Fault.Busy("host", Optional.of(NOW.plusSeconds(60)))),
                Arguments.of(said(500), offline(Offline.Why.SERVER_ERROR)),
                Arguments.of(said(502), offline(Offline.Why.SERVER_ERROR)),
                Arguments.of(said(503), new Fault.Busy("host", Optional.empty())),
                Arguments.of(
                        new Trouble.Answered(503, Optional.of("Sat, 21 Nov 2026 08:02:00 GMT")),
                        new Fault.Busy("host", Optional.of(NOW.plusSeconds(120)))),
                Arguments.of(said(504), offline(Offline.Why.TIMED_OUT)),
                Arguments.of(said(507), new Refused(Refused.Why.NO_SPACE, "")),
                Arguments.of(new Trouble.TooSlow(), offline(Offline.Why.TIMED_OUT)),
                Arguments.of(broke(new UnknownHostException()), offline(Offline.Why.UNKNOWN_HOST)),
                Arguments.of(broke(new ConnectException()), offline(Offline.Why.REFUSED)),
                Arguments.of(broke(new NoRouteToHostException()), offline(Offline.Why.REFUSED)),
                Arguments.of(broke(new SocketTimeoutException()), offline(Offline.Why.TIMED_OUT)),
                Arguments.of(
                        broke(
                                (IOException)
                                        new SSLHandshakeException("")
                                                .initCause(new CertificateException())),
                        offline(Offline.Why.UNTRUSTED_CERTIFICATE)),
                Arguments.of(
                        broke(
                                (IOException)
                                        new SSLHandshakeException("")
                                                .initCause(new OtherCertificateException())),
                        offline(Offline.Why.OTHER_CERTIFICATE)),
                Arguments.of(broke(new SSLException("")), offline(Offline.Why.TLS_FAILED)),
                Arguments.of(broke(new SocketException()), offline(Offline.Why.BROKEN_OFF)),
                Arguments.of(broke(new EOFException()), offline(Offline.Why.BROKEN_OFF)),
                Arguments.of(
                        broke(new TooLargeException(1)),
                        new Unreadable(Unreadable.Why.TOO_LARGE, "")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void every_trouble_has_its_fault(Trouble trouble, Fault fault) {
        assertThat(Faults.of("host", trouble, NOW)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                " 120 |120",
                "99999999999999999999|3600",
                "86400|3600",
                "Sat, 21 Nov 2026 08:01:30 GMT|90",
                "Sat, 21 Nov 2026 07:00:00 GMT|0",
                "Sun, 22 Nov 2026 08:00:00 GMT|3600"
            })
    void retry_after_is_seconds_or_a_date_and_never_more_than_an_hour(String value, long seconds) {
        assertThat(RetryAfter.parse(value, NOW)).contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1.5", "''"})
    void a_retry_after_that_says_nothing_is_none(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://dav.example.com/,https://dav.example.com/x,ok",
        "https://dav.example.com/,https://dav.example.com:8443/x,ok",
        "http://dav.example.com/,https://DAV.example.com/x,ok",
        "https://dav.example.com/,http://dav.example.com/x,OTHER_HOST",
        "http://dav.example.com/,http://dav.example.com/x,NOT_OVER_PLAIN_HTTP",
        "https://dav.example.com/,https://example.com/x,OTHER_HOST",
        "https://dav.example.com/,https://dav.example.com.evil.net/x,OTHER_HOST",
        "https://caldav.icloud.com/,https://p42-caldav.icloud.com/x,OTHER_HOST",
        "https://caldav.icloud.com/,https://icloud.com/x,OTHER_HOST",
        "https://caldav.icloud.com/,https://eviicloud.com/x,OTHER_HOST",
        "https://caldav.icloud.com/,http://p42-caldav.icloud.com/x,OTHER_HOST",
        "http://nas.home/,http://nas.home/x,ok",
        "http://127.0.0.1:5232/,http://127.0.0.1:5232/x,ok",
        "http://127.0.0.1:5232/,http://127.0.0.1:5233/x,OTHER_HOST",
        "http://localhost/,http://localhost/x,ok",
        "http://[::1]:80/,http://[::1]/x,ok",
        "http://127.0.0.1.evil.net/,http://127.0.0.1.evil.net/,NOT_OVER_PLAIN_HTTP"
    })
    void credentials_go_no_further_than_the_user_said(String named, String to, String outcome) {
        var reach = new Reach(URI.create(named), Set.of("NAS.home"));
        var there = URI.create(to);

        if (outcome.equals("ok")) {
            assertThatCode(() -> reach.check(there)).doesNotThrowAnyException();
        } else {
            var why = SignIn.Why.valueOf(outcome);
            assertThatThrownBy(() -> reach.check(there))
                    .isEqualToComparingOnlyGivenFields(
                            new StoreException(new SignIn(Hosts.shown(there), why)), "fault");
        }
    }

    @Test
    void an_address_is_shown_without_what_may_be_secret() {
        var feed = URI.create("https://me:pw@Example.com:8443/private-123/x.ics?token=abc#f");

        assertThat(Hosts.shown(feed)).isEqualTo("example.com:8443");
        assertThat(Request.get(feed).with("Authorization", "Bearer t"))
                .hasToString("GET example.com:8443");
        assertThat(Locations.bare(feed))
                .isEqualTo(URI.create("https://Example.com:8443/private-123/x.ics?token=abc"));
    }

    private static Trouble said(int status) {
        return new Trouble.Answered(status, Optional.empty());
    }

    private static Trouble broke(IOException how) {
        return new Trouble.Broke(how);
    }

    private static Fault offline(Offline.Why why) {
        return new Offline("host", why);
    }
}
