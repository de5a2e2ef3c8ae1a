package io.calferry.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is replaced as a whole and that only its owner may read: at any moment the old one
/// or the new one is there, never a part of either.
///
/// @param path may be a link; what it leads to is replaced then
public record WholeFile(Path path) {

    /// Replaces the file by one with `text` in UTF-8, making the folders that are missing. Throws
    /// `IOException` where that can't be; then the old one stays.
    public void write(String text) throws IOException {
        write(text, () -> true);
    }

    /// Asked at the last moment before the file is replaced.
    @FunctionalInterface
    interface Permission {
        boolean given() throws IOException;
    }

    /// The same, if there is permission then. Tells whether it was written.
    boolean write(String text, Permission permission) throws IOException {
        // Whoever keeps the file elsewhere, behind a link, keeps it there.
        var place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        var folder = OwnerOnly.folder(place.resolveSibling(""));
        var temporary = folder.resolve(place.getFileName() + ".new");
        try {
            // Left over from a process that was killed here.
            Files.deleteIfExists(temporary);
            try (var channel = OwnerOnly.create(temporary)) {
                fill(channel, text);
            }
            if (!permission.given()) {
                return false;
            }
            Files.move(
                    temporary,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        OwnerOnly.sync(folder);
        return true;
    }

    private static void fill(FileChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
