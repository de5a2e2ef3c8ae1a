package io.calferry.bench;

import io.calferry.servers.SystemLook;
import io.calferry.servers.SystemLook.Scheme;

import javafx.application.ColorScheme;
import javafx.application.Platform;

/// The evening of somebody in the window, when the system turns dark.
record Evening(Visitor visitor) {

    /// Notes how long it takes until all that is in sight is dark.
    void fall(String name) {
        var system = new SystemLook(System.getenv());
        system.choose(Scheme.LIGHT);
        visitor.await("the day", () -> !isDark());
        var nodes = nodes();
        visitor.time(name, () -> system.choose(Scheme.DARK), () -> isDark() && nodes() == nodes);
        system.choose(Scheme.LIGHT);
    }

    private boolean isDark() {
        return visitor.on(() -> Platform.getPreferences().getColorScheme()) == ColorScheme.DARK;
    }

    private int nodes() {
        return visitor.count("*");
    }
}
