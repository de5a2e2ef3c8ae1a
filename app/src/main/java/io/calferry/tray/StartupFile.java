package io.calferry.tray;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/// A start at login that is set by a file in a folder.
///
/// @param text what has to stand in it
/// @param isOn whether a text means on, since some desktops leave the file and note in it that it
///     is off
record StartupFile(Path file, String text, Predicate<String> isOn) implements Autostart {

    /// A file of this kind is a few hundred bytes long.
    private static final int MOST = 65_536;

    @Override
    public State state() throws IOException {
        String there;
        try (var in = Files.newInputStream(file)) {
            there = new String(in.readNBytes(MOST), UTF_8);
        } catch (NoSuchFileException _) {
            return State.OFF;
        }
        if (!isOn.test(there)) {
            return State.OFF;
        }
        return there.equals(text) ? State.ON : State.ELSEWHERE;
    }

    @Override
    public void enable() throws IOException {
        var folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        var written = Files.createTempFile(folder, ".calferry", ".new");
        try {
            Files.writeString(written, text, UTF_8);
            Files.move(written, file, REPLACE_EXISTING, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(file);
    }
}
