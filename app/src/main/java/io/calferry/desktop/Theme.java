package io.calferry.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import io.calferry.settings.Settings;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;

import java.util.Objects;

/// How the window looks: as the system does, light, or dark. On the JavaFX thread alone.
public final class Theme {

    private final ChangeListener<ColorScheme> system = (_, _, _) -> apply();
    private Settings.Theme choice = Settings.Theme.SYSTEM;

    public Theme() {
        Platform.getPreferences().colorSchemeProperty().addListener(system);
    }

    /// Changes how all windows look.
    public void choose(Settings.Theme wanted) {
        choice = wanted;
        apply();
    }

    private void apply() {
        var scheme =
                switch (choice) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                switch (scheme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    /// Gives a scene the rules of our own, which build on the colours of the theme.
    public static void dress(Scene scene) {
        var sheet = Objects.requireNonNull(Theme.class.getResource("window.css"));
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}
