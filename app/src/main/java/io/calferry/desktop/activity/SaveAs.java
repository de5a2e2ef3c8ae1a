package io.calferry.desktop.activity;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks a person under which name to save a file.
@FunctionalInterface
interface SaveAs {

    /// By the dialog of the system.
    SaveAs DIALOG =
            (owner, name) -> {
                var chooser = new FileChooser();
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            };

    /// @param name that it might have
    Optional<Path> ask(Window owner, String name);
}
