package io.calferry.words;

import io.calferry.sync.LedgerProblem;

/// Why the ledger can't be used, in sentences.
public final class LedgerWords {

    private final Bundle bundle;

    LedgerWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /// What is wrong, and what to do next.
    public String sentence(LedgerProblem problem) {
        return switch (problem) {
            case LedgerProblem.Newer(var file, _, _) -> bundle.get("ledger.newer", file.toString());
            case LedgerProblem.Corrupt(var file) -> bundle.get("ledger.corrupt", file.toString());
            case LedgerProblem.Unwritable(var path) ->
                    bundle.get("ledger.unwritable", path.toString());
            case LedgerProblem.Full(var file) -> bundle.get("ledger.full", file.toString());
            case LedgerProblem.Locked(var file) -> bundle.get("ledger.locked", file.toString());
            case LedgerProblem.NoLibrary(var folder) ->
                    bundle.get("ledger.no-library", folder.toString());
            case LedgerProblem.InUse(var folder) -> bundle.get("ledger.in-use", folder.toString());
        };
    }
}
