package io.calferry.words;

import io.calferry.sync.LedgerProblem;

/// Why the ledger can't be used, in sentences.
public final class LedgerWords {

    private LedgerWords() {}

    /// What is wrong, and what to do next.
    public static String sentence(LedgerProblem problem) {
        return switch (problem) {
            case LedgerProblem.Newer(var file, _, _) ->
                    file + " was written by a newer version of Calferry. Update Calferry.";
            case LedgerProblem.Corrupt(var file) ->
                    file
                            + " is damaged. Move it away to begin anew: no event is lost or doubled"
                            + " by that, only the memory of what was deleted.";
            case LedgerProblem.Unwritable(var path) ->
                    path
                            + " can't be written. Check its permissions, or name another folder"
                            + " with --data.";
            case LedgerProblem.Full(var file) ->
                    "There is no space left for "
                            + file
                            + ". Make some, then run it again: what was done is noted.";
            case LedgerProblem.Locked(var file) ->
                    "Another program holds " + file + ". Close it, then try again.";
            case LedgerProblem.InUse(var folder) ->
                    "Calferry is already at work on " + folder + ". Wait until that ends.";
        };
    }
}
