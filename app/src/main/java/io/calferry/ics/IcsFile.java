package io.calferry.ics;

import io.calferry.ical.Limits;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads one small file with an eye on what it is.
final class IcsFile {

    private IcsFile() {}

    /// The content of a file. Throws a `FileSystemException` whose reason says in a few words why
    /// it can't be read: not a file (a pipe would block), or larger than an object may be.
    static byte[] read(Path file, FileStamp stamp) throws IOException {
        if (stamp.kind() != FileStamp.Kind.FILE) {
            throw new FileSystemException(file.toString(), null, "is not a file");
        }
        if (stamp.size() > Limits.OBJECT) {
            throw tooLarge(file);
        }
        try (var in = Files.newInputStream(file)) {
            // Ask for what is there, and a byte more, so that growth is noticed.
            var content = in.readNBytes((int) stamp.size() + 1);
            if (content.length <= stamp.size()) {
                return content;
            }
            var rest = in.readNBytes(Limits.OBJECT - content.length + 1);
            if (content.length + rest.length > Limits.OBJECT) {
                throw tooLarge(file);
            }
            var whole = java.util.Arrays.copyOf(content, content.length + rest.length);
            System.arraycopy(rest, 0, whole, content.length, rest.length);
            return whole;
        }
    }

    static byte[] read(Path file) throws IOException {
        return read(file, FileStamp.of(file));
    }

    private static FileSystemException tooLarge(Path file) {
        return new FileSystemException(
                file.toString(), null, "is larger than " + (Limits.OBJECT >> 20) + " MB");
    }
}
