package io.calferry.sync;

import java.util.Optional;

/// One intended act on one calendar object, with the state that was seen when it was planned.
public sealed interface Step {

    Uid uid();

    /// `to` has nothing under this UID; it gets what the other side holds.
    record Create(Uid uid, Side to, Seen source) implements Step {}

    /// `to` holds `over`, which the other side's `source` replaces.
    record Update(Uid uid, Side to, Seen source, Seen over, Whose whose) implements Step {}

    /// `from` holds `over`, which goes.
    record Delete(Uid uid, Side from, Seen over) implements Step {}

    /// Both sides say the same; only the ledger has to learn it.
    record Adopt(Uid uid, Seen left, Seen right) implements Step {}

    /// Both sides hold nothing; the ledger may forget the link.
    record Forget(Uid uid) implements Step {}

    /// Both sides changed and a person has to say which stays.
    record Ask(Uid uid, Optional<Seen> left, Optional<Seen> right) implements Step {}

    /// Whose the object is that an update replaces.
    enum Whose {
        /// This profile linked it.
        OURS,
        /// This profile began to make it, and was interrupted before it was whole and linked.
        BEGUN,
        /// This profile linked the UID, but in another calendar: a take-over of what lies in this.
        LINKED_ELSEWHERE,
        /// It was there before this profile knew of it: a take-over.
        THEIRS
    }

    /// Nothing to do, but something to note: a version that moved without content, an entry that is
    /// one side's own.
    record Remember(Link link) implements Step {
        @Override
        public Uid uid() {
            return link.uid();
        }
    }
}
