package io.calferry;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the sources of the project lie, for the tests that read them.
public final class House {

    private House() {}

    /// The folder that holds the README.
    public static Path root() {
        // Maven runs tests in the folder of their module.
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("packaging"))) {
            var parent = folder.getParent();
            if (parent == null) {
                throw new AssertionError("not inside the sources: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
