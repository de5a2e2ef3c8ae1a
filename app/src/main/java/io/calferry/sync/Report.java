package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// How a run ended.
///
/// @param finding why dangerous steps are held, where they are
/// @param fault what ended the run before its time
/// @param waiting what is parked after it, held steps and clashes included
public record Report(
        Ledger.RunId run,
        Ledger.Outcome outcome,
        Counts counts,
        Requests requests,
        Optional<Guard.Finding> finding,
        Optional<Trouble> fault,
        List<Parked> waiting) {

    /// A fault of one of the two stores.
    public record Trouble(Side side, Fault fault) {}

    /// Requests that a run sent over the network.
    public record Requests(long left, long right) {

        Requests since(Requests earlier) {
            return new Requests(left - earlier.left, right - earlier.right);
        }
    }
}
