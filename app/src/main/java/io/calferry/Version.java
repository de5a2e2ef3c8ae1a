package io.calferry;

import java.util.Optional;

/// Which version of the program this is.
final class Version {

    private Version() {}

    /// From the manifest of the jar; classes that lie in a folder have none.
    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
