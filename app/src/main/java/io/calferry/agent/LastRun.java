package io.calferry.agent;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Outcome;

import java.time.Instant;
import java.util.Optional;

/// How the last run of a profile ended.
///
/// @param trouble what ended it before its time; unknown for one of an earlier session
public record LastRun(Instant ended, Outcome outcome, Counts counts, Optional<Trouble> trouble) {}
