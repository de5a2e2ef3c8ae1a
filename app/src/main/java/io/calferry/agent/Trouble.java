package io.calferry.agent;

import io.calferry.sync.Fault;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What kept a profile from running to its end.
public sealed interface Trouble {

    /// Whether a person has to see to the sign-in, or to the keychain that holds the password.
    default boolean isOfSignIn() {
        return this instanceof OfStore(_, Fault.SignIn _);
    }

    /// Whether only the passphrase of the file with passwords is missing.
    default boolean needsPassphrase() {
        return this instanceof OfStore(_, Fault.SignIn(_, var why))
                && why == Fault.SignIn.Why.NEEDS_PASSPHRASE;
    }

    /// A store failed.
    record OfStore(Side side, Fault fault) implements Trouble {}

    /// The ledger can't be used.
    record OfLedger(LedgerProblem problem) implements Trouble {}

    /// This version can't reach that calendar, or can't sign in in that way.
    record NotYet(Side side) implements Trouble {}

    /// It has never run, and nobody has looked at what its first run would do.
    record Unseen() implements Trouble {}

    /// Our own mistake.
    ///
    /// @param reference what finds it in the log
    record Bug(String reference) implements Trouble {

        private static final Logger LOG = LoggerFactory.getLogger("io.calferry.bug");

        /// Writes the mistake to the log, under a reference that a person can read out.
        static Bug of(Throwable mistake) {
            var reference = "B-" + Integer.toHexString(System.identityHashCode(mistake));
            LOG.error("bug: {}", reference, mistake);
            return new Bug(reference);
        }
    }
}
