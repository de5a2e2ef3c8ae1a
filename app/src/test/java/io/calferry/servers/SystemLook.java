package io.calferry.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Whether a screen is light or dark, as its settings tell all programs on it by XSETTINGS.
///
/// @param environment of the programs on that screen
public record SystemLook(Map<String, String> environment) {

    /// By the names of themes that GTK brings along.
    public enum Scheme {
        LIGHT("Adwaita"),
        DARK("HighContrastInverse");

        private final String theme;

        Scheme(String theme) {
            this.theme = theme;
        }
    }

    /// Starts what tells the programs, or gives it another thing to tell. It ends with the screen.
    private static final String SCRIPT =
            """
            cd "$HOME"
            if [ -e look.pid ]; then exec kill -HUP "$(cat look.pid)"; fi
            setsid xsettingsd -c look >look.log 2>&1 </dev/null &
            echo $! >look.pid
            """;

    public void choose(Scheme scheme) {
        ServerProcess.needs("/usr/bin/xsettingsd", "xsettingsd");
        var home = Path.of(Objects.requireNonNull(environment.get("HOME")));
        try {
            Files.writeString(
                    home.resolve("look"),
                    String.format(Locale.ROOT, "Net/ThemeName \"%s\"%n", scheme.theme));
            var builder = new ProcessBuilder("/bin/sh", "-c", SCRIPT);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            var process = builder.start();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("xsettingsd can't be told");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
