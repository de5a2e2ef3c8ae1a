package io.calferry.desktop.profiles;

import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a file. On the JavaFX thread.
public interface FileChoice {

    /// A file to read profiles from; empty where the person thought better of it.
    ///
    /// @param beside whose window it concerns
    Optional<Path> toImport(Node beside);

    /// A file to write profiles to.
    ///
    /// @param name what it could be called
    Optional<Path> toExport(Node beside, String name);

    /// Asks in the way of the operating system.
    ///
    /// @param kind what profiles in a file are called
    static FileChoice ofSystem(String kind) {
        return new FileChoice() {
            @Override
            public Optional<Path> toImport(Node beside) {
                var window = beside.getScene().getWindow();
                return Optional.ofNullable(chooser().showOpenDialog(window)).map(File::toPath);
            }

            @Override
            public Optional<Path> toExport(Node beside, String name) {
                var chooser = chooser();
                chooser.setInitialFileName(name);
                var window = beside.getScene().getWindow();
                return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
            }

            private FileChooser chooser() {
                var chooser = new FileChooser();
                chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*.json"));
                return chooser;
            }
        };
    }
}
