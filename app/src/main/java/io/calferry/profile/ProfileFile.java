package io.calferry.profile;

import io.calferry.profile.Problem.What;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            return text().map(ProfileText::parse).orElse(new Reading.Read(List.of()));
        } catch (Json.Flawed e) {
            return new Reading.Flawed(List.of(e.problem()));
        }
    }

    /// What stands in the file; empty where there is no file. Throws `Flawed` for what is no text.
    Optional<String> text() throws Json.Flawed {
        try {
            if (Files.size(path) > LIMIT) {
                throw flawed(new What.TooLarge(LIMIT));
            }
            var text = Files.readString(path, StandardCharsets.UTF_8);
            // Editors on Windows begin UTF-8 with a byte order mark.
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (CharacterCodingException _) {
            throw flawed(new What.NotUtf8());
        } catch (IOException _) {
            throw flawed(new What.NotReadable());
        }
    }

    private static Json.Flawed flawed(What what) {
        return new Json.Flawed(new Problem("", Optional.empty(), what));
    }

    /// Replaces the file by one with `profiles`, which only its owner may read; at any moment the
    /// old file or the new one is there, whole. Throws `IllegalArgumentException` for profiles that
    /// could not be read back, and `IOException` where the file can't be written; then the old one
    /// stays.
    public void write(List<Profile> profiles) throws IOException {
        if (!ProfileText.problems(profiles).isEmpty()) {
            throw new IllegalArgumentException("profiles that could not be read back");
        }
        new WholeFile(path).write(ProfileText.print(profiles));
    }
}
