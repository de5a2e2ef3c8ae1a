package io.calferry.sync;

import java.nio.file.Path;

/// Why a ledger can't be used, in the user's terms. The file is left as it was found.
public sealed interface LedgerProblem {

    /// A newer version of the program wrote it.
    ///
    /// @param found the version of its schema
    /// @param known the newest version that this program understands
    record Newer(Path file, int found, int known) implements LedgerProblem {}

    /// It is damaged, or no ledger at all.
    record Corrupt(Path file) implements LedgerProblem {}

    /// The file, or the folder that it lies in, can't be made, read or written.
    record Unwritable(Path path) implements LedgerProblem {}

    /// There is no space left for it. What was noted before is kept.
    record Full(Path file) implements LedgerProblem {}

    /// Another program, a database browser for example, holds the file.
    record Locked(Path file) implements LedgerProblem {}

    /// What reads and writes it can't be loaded: there is no space for it in the folder that it is
    /// copied to first, or nothing may be executed there.
    ///
    /// @param folder for temporary files
    record NoLibrary(Path folder) implements LedgerProblem {}

    /// Another start of this program is at work on the same data folder.
    record InUse(Path folder) implements LedgerProblem {}
}
