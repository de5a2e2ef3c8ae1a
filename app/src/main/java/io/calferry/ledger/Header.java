package io.calferry.ledger;

import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What the first 100 bytes of a ledger say (https://www.sqlite.org/fileformat2.html section 1.3),
/// read without SQLite, which may write to whatever it opens.
///
/// @param version of the schema; 0 where none has been made yet
record Header(int version) {

    /// `Calf`, at the place that SQLite keeps for the application.
    static final int APPLICATION = 0x43616c66;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100;

    /// Of `file`; empty where there is no such file, or nothing in it yet. Throws
    /// [LedgerException] with [LedgerProblem.Newer], [LedgerProblem.Corrupt] or
    /// [LedgerProblem.Unwritable] where it is not a ledger that this program may open.
    static Optional<Header> of(Path file, int known) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new LedgerException(new LedgerProblem.Unwritable(file));
        }
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(LENGTH);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            if (bytes.position() == 0) {
                return Optional.empty();
            }
            var version = version(file, bytes, channel.size());
            if (version > known) {
                throw new LedgerException(new LedgerProblem.Newer(file, version, known));
            }
            return Optional.of(new Header(version));
        } catch (IOException e) {
            throw new LedgerException(new LedgerProblem.Unwritable(file), e);
        }
    }

    private static int version(Path file, ByteBuffer bytes, long size) {
        var isSqlite =
                bytes.position() == LENGTH
                        && bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
        if (!isSqlite) {
            throw new LedgerException(new LedgerProblem.Corrupt(file));
        }
        var version = bytes.getInt(60);
        var isOurs = bytes.getInt(68) == APPLICATION && version > 0;
        if (!isOurs || isCutOff(bytes, size) && !hasLog(file)) {
            throw new LedgerException(new LedgerProblem.Corrupt(file));
        }
        return version;
    }

    /// Whether pages are missing at the end. The number of pages holds where the change counter is
    /// the one under which it was written.
    private static boolean isCutOff(ByteBuffer bytes, long size) {
        var pageSize = Short.toUnsignedInt(bytes.getShort(16));
        var pages = Integer.toUnsignedLong(bytes.getInt(28));
        var holds = bytes.getInt(24) == bytes.getInt(92);
        return holds && size < pages * (pageSize == 1 ? 65536 : pageSize);
    }

    /// Whether pages of `file` lie in a log, which the next opening puts in place: a process was
    /// killed, or is at work.
    static boolean hasLog(Path file) {
        return Stream.of("-wal", "-journal")
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix).toFile())
                .anyMatch(log -> log.length() > 0);
    }
}
