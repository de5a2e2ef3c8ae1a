package io.calferry.tray;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/// A value of the Run key of the user (Windows, "Run and RunOnce Registry Keys").
record RunKey(Autostart.Launch launch, Registry registry) implements Autostart {

    static final String KEY =
            "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    static final String VALUE = "Calferry";

    /// What this needs of the registry.
    interface Registry {

        /// Carries out a file of changes in the form of the registry editor.
        void take(String changes) throws IOException;

        /// The text of a value; empty where there is none.
        Optional<String> read(String key, String value) throws IOException;
    }

    @Override
    public State state() throws IOException {
        return registry.read(KEY, VALUE)
                .map(there -> there.equals(commandLine()) ? State.ON : State.ELSEWHERE)
                .orElse(State.OFF);
    }

    @Override
    public void enable() throws IOException {
        change("\"" + commandLine().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    @Override
    public void disable() throws IOException {
        if (registry.read(KEY, VALUE).isPresent()) {
            change("-");
        }
    }

    /// "How to add, modify, or delete registry subkeys and values by using a .reg file".
    private void change(String to) throws IOException {
        registry.take(
                "Windows Registry Editor Version 5.00\r\n\r\n["
                        + KEY
                        + "]\r\n\""
                        + VALUE
                        + "\"="
                        + to
                        + "\r\n\r\n");
    }

    private String commandLine() {
        return launch.command().stream().map(RunKey::quoted).collect(Collectors.joining(" "));
    }

    /// As CommandLineToArgvW reads it. A path of Windows holds no quote, and neither do our
    /// arguments; a backslash at the end would take the closing one with it.
    private static String quoted(String argument) {
        if (argument.contains("\"")) {
            throw new IllegalArgumentException("a quote in a command");
        }
        var doubled = argument.endsWith("\\") ? argument + "\\" : argument;
        return argument.contains(" ") || argument.isEmpty() ? "\"" + doubled + "\"" : argument;
    }
}
