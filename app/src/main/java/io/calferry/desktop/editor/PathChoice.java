package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;

import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for something on this computer. On the JavaFX thread.
@FunctionalInterface
interface PathChoice {

    /// What is asked for.
    enum Wanted {
        /// An ICS file that is there.
        FILE_TO_READ,
        /// An ICS file that may be there.
        FILE_TO_WRITE,
        FOLDER,
        /// A PEM file.
        CERTIFICATE
    }

    /// What was chosen; empty where the person thought better of it.
    ///
    /// @param beside whose window it concerns
    /// @param at what stands in the field
    Optional<Path> choose(Wanted wanted, Node beside, Optional<Path> at);

    /// Asks in the way of the operating system.
    static PathChoice ofSystem(Texts texts) {
        return (wanted, beside, at) -> {
            var window = beside.getScene().getWindow();
            var chosen =
                    switch (wanted) {
                        case FILE_TO_READ -> files(texts, wanted, at).showOpenDialog(window);
                        case CERTIFICATE -> files(texts, wanted, at).showOpenDialog(window);
                        case FILE_TO_WRITE -> files(texts, wanted, at).showSaveDialog(window);
                        case FOLDER -> folders(at).showDialog(window);
                    };
            return Optional.ofNullable(chosen).map(File::toPath);
        };
    }

    private static FileChooser files(Texts texts, Wanted wanted, Optional<Path> at) {
        var chooser = new FileChooser();
        var kind =
                wanted == Wanted.CERTIFICATE
                        ? new ExtensionFilter(
                                texts.get("choose.certificates"), "*.pem", "*.crt", "*.cer")
                        : new ExtensionFilter(texts.get("choose.calendars"), "*.ics");
        chooser.getExtensionFilters()
                .setAll(kind, new ExtensionFilter(texts.get("choose.all"), "*"));
        folder(at).ifPresent(chooser::setInitialDirectory);
        at.map(Path::getFileName).map(Path::toString).ifPresent(chooser::setInitialFileName);
        return chooser;
    }

    private static DirectoryChooser folders(Optional<Path> at) {
        var chooser = new DirectoryChooser();
        folder(at).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    /// The folder itself, or the one that it is in; only one that is there may be shown.
    private static Optional<File> folder(Optional<Path> at) {
        return at.filter(Files::isDirectory)
                .or(() -> at.map(Path::getParent).filter(Files::isDirectory))
                .map(Path::toFile);
    }
}
