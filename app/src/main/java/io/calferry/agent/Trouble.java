package io.calferry.agent;

import io.calferry.sync.Fault;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What kept a profile from running to its end.
public sealed interface Trouble {

    /// A store failed.
    record OfStore(Side side, Fault fault) implements Trouble {}

    /// The ledger can't be used.
    record OfLedger(LedgerProblem problem) implements Trouble {}

    /// This version can't reach that calendar, or can't sign in in that way.
    record NotYet(Side side) implements Trouble {}

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
