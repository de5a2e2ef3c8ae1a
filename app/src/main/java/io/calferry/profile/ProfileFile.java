package io.calferry.profile;

import io.calferry.profile.Problem.What;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The file that profiles stand in.
public final class ProfileFile {

    /// A thousand profiles fit in four times over.
    static final long LIMIT = 4 << 20;

    private final Path path;

    public ProfileFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /// All profiles, or everything that is wrong; no profiles where there is no file. Changes
    /// nothing on disk.
    public Reading read() {
        try {
            return read(Files.size(path));
        } catch (NoSuchFileException _) {
            return new Reading.Read(List.of());
        } catch (CharacterCodingException _) {
            return flawed(new What.NotUtf8());
        } catch (IOException _) {
            return flawed(new What.NotReadable());
        }
    }

    private Reading read(long size) throws IOException {
        if (size > LIMIT) {
            return flawed(new What.TooLarge(LIMIT));
        }
        var text = Files.readString(path, StandardCharsets.UTF_8);
        // Editors on Windows begin UTF-8 with a byte order mark.
        return ProfileText.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Reading flawed(What what) {
        return new Reading.Flawed(List.of(new Problem("", Optional.empty(), what)));
    }

    /// Replaces the file by one with `profiles`, which only its owner may read; at any moment the
    /// old file or the new one is there, whole. Throws `IllegalArgumentException` for profiles that
    /// could not be read back, and `IOException` where the file can't be written; then the old one
    /// stays.
    public void write(List<Profile> profiles) throws IOException {
        if (!ProfileText.problems(profiles).isEmpty()) {
            throw new IllegalArgumentException("profiles that could not be read back");
        }
        // Whoever keeps the file elsewhere, behind a link, keeps it there.
        var place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        var folder = OwnerOnly.folder(place.resolveSibling(""));
        var temporary = folder.resolve(place.getFileName() + ".new");
        try {
            write(temporary, ProfileText.print(profiles));
            Files.move(
                    temporary,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        OwnerOnly.sync(folder);
    }

    private static void write(Path file, String text) throws IOException {
        // Left over from a process that was killed here.
        Files.deleteIfExists(file);
        try (var channel = OwnerOnly.create(file)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
