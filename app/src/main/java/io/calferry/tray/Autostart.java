package io.calferry.tray;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the program starts when its user signs in, in the way that the platform has for it. It
/// then starts without a window.
public interface Autostart {

    /// The argument that [Launch]es end with: start with the icon alone.
    String HIDDEN = "--hidden";

    /// Whether it is set.
    enum State {
        ON,
        OFF,
        /// Set, for a program in another place, as after it was moved: to be set again.
        ELSEWHERE
    }

    /// What to start.
    ///
    /// @param program the installed launcher
    /// @param arguments before [#HIDDEN]
    record Launch(Path program, List<String> arguments) {

        public Launch {
            arguments = List.copyOf(arguments);
        }

        /// Program and arguments.
        List<String> command() {
            return java.util.stream.Stream.of(
                            List.of(program.toString()), arguments, List.of(HIDDEN))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /// How it is at the moment. Throws `IOException` where that can't be read.
    State state() throws IOException;

    /// Sets it, or sets it anew. Throws `IOException` where that can't be.
    void enable() throws IOException;

    /// Takes it back. Throws `IOException` where that can't be.
    void disable() throws IOException;

    /// The platform's own way.
    ///
    /// @param home the home folder of the user
    static Autostart of(Platform platform, Path home, Launch launch) {
        return switch (platform.system()) {
            case LINUX ->
                    new StartupFile(
                            config(platform.environment(), home)
                                    .resolve("autostart", "calferry.desktop"),
                            DesktopEntry.text(launch),
                            DesktopEntry::isOn);
            case MAC ->
                    new StartupFile(
                            home.resolve("Library", "LaunchAgents", LaunchAgent.LABEL + ".plist"),
                            LaunchAgent.text(launch),
                            _ -> true);
            case WINDOWS -> new RunKey(launch, new RegistryTool());
        };
    }

    private static Path config(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".config"));
    }
}
