package io.calferry.agent;

import io.calferry.sync.Counts;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Parked;
import io.calferry.sync.Report;

import java.util.List;
import java.util.Optional;

/// What came of a run.
///
/// @param run of the history; empty where it did not get as far as that
/// @param waiting what is parked after it, held steps and clashes included
public record Ran(
        Optional<RunId> run,
        Outcome outcome,
        Counts counts,
        Optional<Trouble> trouble,
        List<Parked> waiting) {

    public static Ran of(Report report) {
        return new Ran(
                Optional.of(report.run()),
                report.outcome(),
                report.counts(),
                report.fault().map(it -> new Trouble.OfStore(it.side(), it.fault())),
                report.waiting());
    }

    /// One that did not get as far as its first request.
    ///
    /// @param waiting what is known to be parked
    public static Ran failed(Trouble trouble, List<Parked> waiting) {
        return new Ran(
                Optional.empty(), Outcome.FAILED, Counts.NONE, Optional.of(trouble), waiting);
    }

    /// One that was ended before it began.
    static Ran cancelled(List<Parked> waiting) {
        return new Ran(Optional.empty(), Outcome.CANCELLED, Counts.NONE, Optional.empty(), waiting);
    }

    /// Why dangerous steps are held, where they are.
    public Optional<Guard.Finding> held() {
        return ProfileState.held(waiting);
    }
}
