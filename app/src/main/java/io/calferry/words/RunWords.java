package io.calferry.words;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;

import java.util.ArrayList;

/// How a run ended.
public final class RunWords {

    private final Bundle bundle;

    RunWords(Bundle bundle) {
        this.bundle = bundle;
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

    /// What it wrote, such as `3 added, 1 changed`; `nothing to do` where that is nothing.
    public String wrote(Counts counts) {
        var parts = new ArrayList<String>();
        part(parts, "counts.created", counts.created());
        part(parts, "counts.updated", counts.updated());
        part(parts, "counts.deleted", counts.deleted());
        return parts.isEmpty() ? bundle.get("counts.none") : String.join(", ", parts);
    }

    private void part(ArrayList<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(bundle.get(key, count));
        }
    }
}
