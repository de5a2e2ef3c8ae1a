package io.calferry.words;

import io.calferry.profile.SignIn;
import io.calferry.sync.Counts;
import io.calferry.sync.Hindsight.After;
import io.calferry.sync.Hindsight.Before;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledgers.Deed;
import io.calferry.sync.Ledgers.TakeBack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run was for, how it ended, and what it did.
public final class RunWords {

    private final Bundle bundle;
    private final FaultWords faults;

    RunWords(Bundle bundle, FaultWords faults) {
        this.bundle = bundle;
        this.faults = faults;
    }

    /// In a word or two, for a table.
    public String outcome(Outcome outcome) {
        return bundle.choose("outcome", outcome);
    }

    /// In a sentence.
    public String sentence(Outcome outcome) {
        return bundle.choose("outcome.sentence", outcome);
    }

    /// Of a run that was killed, or is under way: it has no outcome.
    public String brokenOff() {
        return bundle.get("outcome.none");
    }

    public String kind(Kind kind) {
        return bundle.choose("run", kind);
    }

    /// What a step did, in a word or two, for a table.
    public String deed(Deed deed) {
        return bundle.choose("deed", deed);
    }

    /// Whether a step can be taken back, in a sentence.
    public String takeBack(TakeBack takeBack) {
        return bundle.choose("take-back", takeBack);
    }

    /// What was there before a step where that can't be shown; empty where it can.
    public Optional<String> before(Before before) {
        return switch (before) {
            case Before.Known _ -> Optional.empty();
            case Before.Nothing _ -> Optional.of(bundle.get("before.nothing"));
            case Before.Unknown _ -> Optional.of(bundle.get("before.unknown"));
        };
    }

    /// What a step left behind where that can't be shown; empty where it can.
    ///
    /// @param signIn of the side that it wrote to
    public Optional<String> after(After after, SignIn signIn) {
        return switch (after) {
            case After.Known _ -> Optional.empty();
            case After.Nothing _ -> Optional.of(bundle.get("after.nothing"));
            case After.ChangedSince _ -> Optional.of(bundle.get("after.changed-since"));
            case After.GoneSince _ -> Optional.of(bundle.get("after.gone-since"));
            case After.Unreadable(var fault) -> Optional.of(faults.sentence(fault, signIn));
            case After.Unknown _ -> Optional.of(bundle.get("after.unknown"));
        };
    }

    /// What it wrote, such as `3 added, 1 changed`; `nothing to do` where that is nothing.
    public String wrote(Counts counts) {
        var parts = new ArrayList<String>();
        part(parts, "counts.created", counts.created());
        part(parts, "counts.updated", counts.updated());
        part(parts, "counts.deleted", counts.deleted());
        return parts.isEmpty() ? bundle.get("counts.none") : String.join(", ", parts);
    }

    private void part(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(bundle.get(key, count));
        }
    }
}
