package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// One calendar on one server, or in one file or folder. Every write names the state it replaces.
/// All methods may be called from several threads at a time, up to [Traits#parallel].
///
/// Writes can be repeated: a create goes to a name derived from the UID and fails where that name
/// is taken; deleting what is gone is success. A write that takes several requests says with the
/// first that it is begun and with the last that it is whole ([Origin.Stage]), so that what a crash
/// leaves of it is not taken for what a person wants. Every `Store` passes the one suite
/// `StoreContract`.
public interface Store extends AutoCloseable {

    /// What the store is like. Costs no request.
    Traits traits();

    /// What the store holds, or what changed since `since`, a token that this store gave earlier. A
    /// token that the server no longer knows leads to a full listing. Throws rather than return a
    /// part.
    Listing list(Optional<SyncToken> since) throws StoreException;

    /// Reads the named objects, at most [Traits#batch] of them; one answer for each href asked, in
    /// any order. A fault of one object is an answer, a fault of the store is thrown.
    List<Answer> read(List<Href> hrefs) throws StoreException;

    /// Creates under a name derived from the UID, so that a repeat meets its own work (RFC 4791
    /// section 5.3.2). Throws [Fault.Stale] where the UID or that name is already there.
    Written create(CalendarObject object) throws StoreException;

    /// Replaces `over`. Throws [Fault.Stale] where the store no longer holds that version.
    Written update(Stored over, CalendarObject with) throws StoreException;

    /// Deletes `over`; that it is gone already is success. Throws [Fault.Stale] where the store
    /// holds another version.
    void delete(Stored over) throws StoreException;

    /// Makes the writes so far durable and visible, all or none, where [Traits#commits] says that
    /// they wait for it; elsewhere does nothing.
    default void flush() throws StoreException {}

    /// Requests sent over the network so far, those of sign-in and discovery included.
    default long requests() {
        return 0;
    }

    @Override
    default void close() {}

    /// What a store is like.
    ///
    /// @param parallel how many calls at a time serve it best
    /// @param batch how many hrefs one [Store#read] takes at the most
    /// @param commits when a write counts
    record Traits(int parallel, int batch, Commits commits) {}

    /// When a write counts as done and may be noted.
    enum Commits {
        AT_EACH_WRITE,
        AT_FLUSH
    }
}
