/// The ledger on disk: one SQLite file, `calferry.db`, in the data folder.
///
/// What closes a door:
/// - One connection, in WAL mode and with exclusive locking: the data folder belongs to one process
///   at a time ([DataFolder]), so no shared memory is needed and no second connection. Threads that
///   note at the same time share one transaction ([GroupCommit]).
/// - A schema changes in rollback-journal mode only. Thus the version in the header of the file
///   is always the true one, and a file of a newer version can be refused before SQLite touches it
///   ([Header]).
/// - Titles are searched by reading all of them, in a table of their own with the form that
///   [io.calferry.sync.Titles] gives them: SQLite knows the case of ASCII letters alone, and an
///   index of their parts would cost each note more than it saves. 100,000 take some 10 ms.
/// - A damaged file is never closed through SQLite, because closing writes; the process lets go of
///   it when it ends.
@NullMarked
package io.calferry.ledger;

import org.jspecify.annotations.NullMarked;
