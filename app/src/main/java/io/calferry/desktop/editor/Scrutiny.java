package io.calferry.desktop.editor;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Certificate;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.StoreException;

import java.util.Optional;

/// Asks a server something, and where that founders on its certificate, has a look at the
/// certificate. Blocks.
final class Scrutiny {

    private volatile Optional<Certificate> shown = Optional.empty();

    /// What is asked.
    @FunctionalInterface
    interface Doing<T> {
        T go() throws StoreException;
    }

    /// Whether it is the certificate that is not trusted.
    static boolean isOfCertificate(Offline.Why why) {
        return switch (why) {
            case UNTRUSTED_CERTIFICATE, OTHER_CERTIFICATE -> true;
            case UNKNOWN_HOST, REFUSED, TIMED_OUT, BROKEN_OFF, TLS_FAILED, SERVER_ERROR -> false;
        };
    }

    <T> T of(Workplace workplace, Doing<T> doing) throws StoreException {
        try {
            return doing.go();
        } catch (StoreException e) {
            if (e.fault() instanceof Fault.Offline(var host, var why) && isOfCertificate(why)) {
                shown = look(workplace, host);
            }
            throw e;
        }
    }

    private static Optional<Certificate> look(Workplace workplace, String host) {
        try {
            return Optional.of(workplace.certificate(host));
        } catch (StoreException _) {
            return Optional.empty();
        }
    }

    /// What was seen.
    Optional<Certificate> shown() {
        return shown;
    }
}
