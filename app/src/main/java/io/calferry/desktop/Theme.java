package io.calferry.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.calferry.settings.Settings;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/// How the window looks: as the system does, light, or dark. On the JavaFX thread alone.
public final class Theme implements AutoCloseable {

    private final InvalidationListener system = _ -> apply();
    private final Executor change;
    private Settings.Theme choice = Settings.Theme.SYSTEM;
    private Optional<ColorScheme> wanted = Optional.empty();

    /// Before the window is shown.
    ///
    /// @param change does what changes the look of all that is in the window
    Theme(Executor change) {
        this.change = change;
        // JavaFX works out the look of all windows anew as soon as it hears of another scheme of
        // the system. Listeners of this kind hear of it first, in the order in which they came, and
        // those of JavaFX come when a window is shown.
        Platform.getPreferences().colorSchemeProperty().addListener(system);
    }

    /// Changes how all windows look.
    public void choose(Settings.Theme theme) {
        choice = theme;
        apply();
    }

    private void apply() {
        // To be asked for in any case: nobody is told of a change twice who has not asked.
        var outside = Platform.getPreferences().getColorScheme();
        var scheme =
                switch (choice) {
                    case SYSTEM -> outside;
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                };
        if (!wanted.equals(Optional.of(scheme))) {
            wanted = Optional.of(scheme);
            // Whatever is wanted by then: one change may overtake another.
            change.execute(() -> wanted.ifPresent(Theme::show));
        }
    }

    private static void show(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                switch (scheme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    /// Follows the system no more.
    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(system);
    }

    /// Gives a scene the rules of our own, which build on the colours of the theme.
    public static void dress(Scene scene) {
        var sheet = Objects.requireNonNull(Theme.class.getResource("window.css"));
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}
