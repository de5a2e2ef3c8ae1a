/// The ledger on disk: one SQLite file, `calferry.db`, in the data folder.
///
/// What closes a door:
/// - One connection, in WAL mode and with exclusive locking: the data folder belongs to one process
///   at a time ([DataFolder]), so no shared memory is needed and no second connection. Threads that
///   note at the same time share one transaction ([GroupCommit]).
/// - A schema changes in rollback-journal mode only. Thus the version in the header of the file
///   is always the true one, and a file of a newer version can be refused before SQLite touches it
///   ([Header]).
/// - A damaged file is never closed through SQLite, because closing writes; the process lets go of
///   it when it ends.
@NullMarked
package io.calferry.ledger;

import org.jspecify.annotations.NullMarked;
