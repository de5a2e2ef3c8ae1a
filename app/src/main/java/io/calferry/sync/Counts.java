package io.calferry.sync;

/// How many objects a run created, updated, deleted and so on; `unchanged` are the linked ones that
/// needed nothing, `parked` and `held` those that wait after it.
public record Counts(
        long created,
        long updated,
        long deleted,
        long adopted,
        long unchanged,
        long parked,
        long held) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /// How many objects are other than they were before the run.
    public long written() {
        return created + updated + deleted;
    }
}
