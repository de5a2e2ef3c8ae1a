package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.Fault.Refused;
import io.calferry.sync.Fault.SignIn;
import io.calferry.sync.Fault.Unreadable;

import org.apache.http.conn.ConnectTimeoutException;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The one place where HTTP's troubles become faults.
final class Faults {

    private Faults() {}

    /// @param host as [Hosts#shown] gives it
    /// @param now when the trouble came
    static Fault of(String host, Trouble trouble, Instant now) {
        return switch (trouble) {
            case Trouble.Answered(var status, var retryAfter) ->
                    answered(host, status, retryAfter, now);
            case Trouble.Broke(var how) -> broke(host, how);
            case Trouble.TooSlow() -> new Offline(host, Offline.Why.TIMED_OUT);
        };
    }

    private static Fault answered(
            String host, int status, Optional<String> retryAfter, Instant now) {
        return switch (status) {
            case 401 -> new SignIn(host, SignIn.Why.REFUSED);
            case 403 -> new SignIn(host, SignIn.Why.FORBIDDEN);
            case 404, 410 -> new Fault.Missing(host);
            case 408, 504 -> new Offline(host, Offline.Why.TIMED_OUT);
            case 413 -> new Refused(Refused.Why.TOO_LARGE, "");
            case 429, 503 ->
                    new Fault.Busy(host, retryAfter.flatMap(value -> RetryAfter.parse(value, now)));
            case 507 -> new Refused(Refused.Why.NO_SPACE, "");
            default ->
                    status >= 500
                            ? new Offline(host, Offline.Why.SERVER_ERROR)
                            : new Unreadable(Unreadable.Why.BAD_ANSWER, "HTTP " + status);
        };
    }

    private static Fault broke(String host, IOException how) {
        return switch (how) {
            case TooLargeException _ -> new Unreadable(Unreadable.Why.TOO_LARGE, "");
            case UnknownHostException _ -> new Offline(host, Offline.Why.UNKNOWN_HOST);
            // Before ConnectException, of which it is one.
            case ConnectTimeoutException _ -> new Offline(host, Offline.Why.TIMED_OUT);
            case SocketTimeoutException _ -> new Offline(host, Offline.Why.TIMED_OUT);
            case ConnectException _ -> new Offline(host, Offline.Why.REFUSED);
            case NoRouteToHostException _ -> new Offline(host, Offline.Why.REFUSED);
            case SSLPeerUnverifiedException _ ->
                    new Offline(host, Offline.Why.UNTRUSTED_CERTIFICATE);
            case SSLException tls -> new Offline(host, tls(tls));
            case InterruptedIOException _ -> new Offline(host, Offline.Why.BROKEN_OFF);
            case EOFException _ -> new Offline(host, Offline.Why.BROKEN_OFF);
            default -> new Offline(host, Offline.Why.BROKEN_OFF);
        };
    }

    private static Offline.Why tls(SSLException how) {
        for (Throwable cause = how; cause != null; cause = cause.getCause()) {
            if (cause instanceof OtherCertificateException) {
                return Offline.Why.OTHER_CERTIFICATE;
            }
            if (cause instanceof CertificateException) {
                return Offline.Why.UNTRUSTED_CERTIFICATE;
            }
        }
        return Offline.Why.TLS_FAILED;
    }
}
