package io.calferry.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where settings and data lie.
///
/// @param config holds `profiles.json` and `settings.json`
/// @param data holds the ledger, the log and the lock
public record Folders(Path config, Path data) {

    /// The folders that the platform has for this (the XDG Base Directory Specification, and its
    /// like on macOS and Windows).
    ///
    /// @param system the name of the operating system, as Java gives it
    /// @param home the home folder of the user
    /// @param environment the variables of the process
    public static Folders of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var appData = home.resolve("AppData");
            return new Folders(
                    absolute(environment, "APPDATA")
                            .orElse(appData.resolve("Roaming"))
                            .resolve("Calferry"),
                    absolute(environment, "LOCALAPPDATA")
                            .orElse(appData.resolve("Local"))
                            .resolve("Calferry"));
        }
        if (name.startsWith("mac")) {
            var support = home.resolve("Library", "Application Support", "Calferry");
            return new Folders(support, support);
        }
        return new Folders(
                absolute(environment, "XDG_CONFIG_HOME")
                        .orElse(home.resolve(".config"))
                        .resolve("calferry"),
                absolute(environment, "XDG_DATA_HOME")
                        .orElse(home.resolve(".local", "share"))
                        .resolve("calferry"));
    }

    /// The specification wants a relative path ignored.
    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
    }

    public Path profiles() {
        return config.resolve("profiles.json");
    }

    public Path settings() {
        return config.resolve("settings.json");
    }

    /// A path that a profile names; a relative one begins in the folder of `profiles.json`.
    public Path resolve(Path named) {
        return config.resolve(named).toAbsolutePath().normalize();
    }
}
