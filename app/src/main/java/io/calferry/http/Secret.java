package io.calferry.http;

import io.calferry.sync.Fault;

import java.util.Optional;

/// Gives a password or token when it is needed, so that no setting, fault or log has to hold one.
///
/// Asked once in the life of an [HttpAccount] for Basic and Digest, and for every request for
/// Bearer, since tokens expire. The array is wiped after use: give a fresh one each time.
@FunctionalInterface
public interface Secret {

    /// The secret; empty where there is none, which ends as `SignIn` with [#lack].
    Optional<char[]> reveal();

    /// Why there is none, after [#reveal] gave none.
    default Fault.SignIn.Why lack() {
        return Fault.SignIn.Why.NO_PASSWORD;
    }
}
