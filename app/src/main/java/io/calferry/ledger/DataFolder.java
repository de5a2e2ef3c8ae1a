package io.calferry.ledger;

import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// The folder with everything that the program remembers, held by one process at a time. The
/// operating system lets go of it when the process ends, however it ends; so does the garbage
/// collector once nobody refers to this object any longer, so whoever took it keeps it.
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes the folder, making it where it is not there yet, with owner-only permissions; one that
    /// is there keeps the permissions that it has. Throws [LedgerException] with
    /// [LedgerProblem.InUse] where somebody has it already, in this process or another, and with
    /// [LedgerProblem.Unwritable] where it can't be made or written.
    public static DataFolder take(Path path) {
        try {
            OwnerOnly.createFolder(path);
            var channel =
                    FileChannel.open(
                            path.resolve("calferry.lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            OwnerOnly.file(path));
            if (isTaken(channel)) {
                channel.close();
                throw new LedgerException(new LedgerProblem.InUse(path));
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new LedgerException(new LedgerProblem.Unwritable(path), e);
        }
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    /// Lets go of the folder. The lock file stays: to delete it would be a race with the next one.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LedgerException(new LedgerProblem.Unwritable(path), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
