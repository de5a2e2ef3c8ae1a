package io.calferry;

import io.calferry.desktop.LoginStart;
import io.calferry.tray.Autostart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The start at login by the platform's own way.
record PlatformLoginStart(Autostart autostart) implements LoginStart {

    /// What starts this program: the installed launcher, the script that it was started by, or the
    /// virtual machine with its class path.
    static Autostart.Launch launch() {
        return property("jpackage.app-path")
                .or(() -> property("calferry.launcher"))
                .map(it -> new Autostart.Launch(Path.of(it), List.of()))
                .orElseGet(PlatformLoginStart::ofVirtualMachine);
    }

    private static Autostart.Launch ofVirtualMachine() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classPath = System.getProperty("java.class.path");
        return new Autostart.Launch(java, List.of("-cp", classPath, Main.class.getName()));
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
