package io.calferry.tray;

import java.util.stream.Collectors;

/// An entry in the autostart folder (Desktop Application Autostart Specification 0.5, Desktop Entry
/// Specification 1.5).
final class DesktopEntry {

    private DesktopEntry() {}

    static String text(Autostart.Launch launch) {
        var exec =
                launch.command().stream()
                        .map(DesktopEntry::quoted)
                        .collect(Collectors.joining(" "));
        return """
        [Desktop Entry]
        Type=Application
        Version=1.5
        Name=Calferry
        Comment=Keeps calendars in sync
        Comment[de]=Hält Kalender auf demselben Stand
        Icon=calferry
        Exec=%s
        Terminal=false
        X-GNOME-Autostart-enabled=true
        """
                .formatted(exec);
    }

    /// First as an argument of a command line, then as a string of the file (Desktop Entry
    /// Specification, sections Exec key and Values).
    private static String quoted(String argument) {
        var quoted =
                "\""
                        + argument.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("`", "\\`")
                                .replace("$", "\\$")
                                .replace("%", "%%")
                        + "\"";
        return quoted.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    /// Desktops switch an entry off by one of two lines in it.
    static boolean isOn(String text) {
        return text.lines()
                .map(line -> line.replace(" ", ""))
                .noneMatch(
                        line ->
                                line.equals("Hidden=true")
                                        || line.equals("X-GNOME-Autostart-enabled=false"));
    }
}
