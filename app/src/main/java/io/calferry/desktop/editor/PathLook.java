package io.calferry.desktop.editor;

import io.calferry.sync.Side;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What can be seen of a file or folder that is named: a reason why a run would founder on it, by
/// the key of its text. Blocks.
record PathLook(Side side, Kind kind, Path path) {

    Optional<String> trouble() {
        return switch (kind) {
            case FILE -> file();
            case FOLDER -> folder();
            case EXCHANGE, CALDAV, FEED, MICROSOFT -> Optional.empty();
        };
    }

    private Optional<String> file() {
        if (Files.isDirectory(path)) {
            return Optional.of("path.is-folder");
        }
        if (Files.notExists(path)) {
            return switch (side) {
                case LEFT -> Optional.of("path.no-file");
                case RIGHT -> parent();
            };
        }
        return rights();
    }

    private Optional<String> folder() {
        if (Files.isRegularFile(path)) {
            return Optional.of("path.is-file");
        }
        if (Files.notExists(path)) {
            return side == Side.LEFT ? Optional.of("path.no-folder") : Optional.empty();
        }
        return rights();
    }

    private Optional<String> parent() {
        return Optional.ofNullable(path.getParent()).filter(Files::isDirectory).isPresent()
                ? Optional.empty()
                : Optional.of("path.no-parent");
    }

    private Optional<String> rights() {
        if (!Files.isReadable(path)) {
            return Optional.of("path.not-readable");
        }
        return side == Side.RIGHT && !Files.isWritable(path)
                ? Optional.of("path.not-writable")
                : Optional.empty();
    }
}
