package io.calferry.tray;

import java.util.Locale;
import java.util.Map;

/// What the program runs on.
///
/// @param environment the variables of the process
public record Platform(System system, Map<String, String> environment) {

    public Platform {
        environment = Map.copyOf(environment);
    }

    public enum System {
        LINUX,
        MAC,
        WINDOWS
    }

    /// @param system the name of the operating system, as Java gives it; what is neither macOS
    ///     nor Windows is taken for a system with the ways of freedesktop.org
    public static Platform of(String system, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new Platform(System.WINDOWS, environment);
        }
        return new Platform(name.startsWith("mac") ? System.MAC : System.LINUX, environment);
    }
}
