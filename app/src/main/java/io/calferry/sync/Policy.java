package io.calferry.sync;

/// Which way a profile syncs, and who prevails.
public sealed interface Policy {

    /// LEFT is copied to RIGHT and never written. Entries of RIGHT that this profile did not write
    /// are left alone, or deleted, as `others` says.
    record Mirror(OnDrift onDrift, Others others) implements Policy {}

    /// Both sides are kept the same.
    record TwoWay(OnClash onClash) implements Policy {}

    /// What becomes of a copy that only the target changed.
    enum OnDrift {
        RESTORE,
        LEAVE
    }

    /// What becomes of entries of the target that the profile did not write.
    enum Others {
        KEEP,
        DELETE
    }

    /// Who prevails where both sides changed since they last agreed.
    enum OnClash {
        ASK,
        LEFT,
        RIGHT,
        /// The one whose LAST-MODIFIED is later; LEFT where that does not tell.
        NEWEST
    }
}
