package io.calferry;

import io.calferry.desktop.LoginStart;
import io.calferry.profile.Folders;
import io.calferry.tray.Autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The start at login by the platform's own way.
record PlatformLoginStart(Autostart autostart) implements LoginStart {

    /// What starts this program: the installed launcher, the script that it was started by, or the
    /// virtual machine with its class path.
    ///
    /// @param folders in which it works
    /// @param usual in which it would work if nobody said otherwise
    static Autostart.Launch launch(Folders folders, Folders usual) {
        var arguments = new ArrayList<String>();
        var launcher =
                property("jpackage.app-path")
                        .or(() -> property("calferry.launcher"))
                        .map(Path::of)
                        .orElseGet(() -> virtualMachine(arguments));
        name("--config", folders.config(), usual.config(), arguments);
        name("--data", folders.data(), usual.data(), arguments);
        return new Autostart.Launch(launcher, arguments);
    }

    private static Path virtualMachine(List<String> arguments) {
        var classPath = System.getProperty("java.class.path");
        arguments.addAll(List.of("-cp", classPath, Main.class.getName()));
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /// A session begins in a folder of its own, where a relative path leads elsewhere.
    private static void name(String option, Path folder, Path usual, List<String> arguments) {
        if (!folder.equals(usual)) {
            arguments.addAll(List.of(option, folder.toAbsolutePath().normalize().toString()));
        }
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(it -> !it.isEmpty());
    }

    /// Set for a program in another place is not set for this one.
    @Override
    public State state() throws IOException {
        return switch (autostart.state()) {
            case ON -> State.ON;
            case OFF, ELSEWHERE -> State.OFF;
        };
    }

    @Override
    public void set(State wanted) throws IOException {
        switch (wanted) {
            case ON -> autostart.enable();
            case OFF -> autostart.disable();
        }
    }
}
