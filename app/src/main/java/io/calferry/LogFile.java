package io.calferry;

import io.calferry.profile.OwnerOnly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that only its owner may read, and that begins anew when it is long. Touches the disk when
/// there is something to write, not before.
record LogFile(Path file, long longest) {

    private static final int KEPT = 3;

    /// Adds to it. A log that can't be written is no reason to stop what it tells about.
    synchronized void append(String text) {
        try {
            OwnerOnly.folder(file.resolveSibling(""));
            if (Files.exists(file) && Files.size(file) > longest) {
                rotate();
            }
            if (Files.notExists(file)) {
                OwnerOnly.create(file).close();
            }
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException _) {
            // See above.
        }
    }

    private void rotate() throws IOException {
        for (var number = KEPT - 1; number > 0; number--) {
            move(numbered(number), numbered(number + 1));
        }
        move(file, numbered(1));
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
