package io.calferry.desktop.settings;

import io.calferry.desktop.Background;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.settings.Settings;
import io.calferry.settings.SettingsFile.Loaded;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The settings, as a page shows and changes them: each at once, without a button that keeps them.
/// On the JavaFX thread alone.
final class SettingsModel {

    private final Office office;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble;
    private final ReadOnlyObjectWrapper<Optional<LoginStart.State>> login =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What a person has to know about the settings.
    sealed interface Trouble {

        /// The file made no sense at the start, and lies there now.
        record SetAside(Path where) implements Trouble {}

        /// The file could not be read at the start.
        record NotRead(Path file) implements Trouble {}

        /// What was chosen last is not kept.
        record NotKept(Path file) implements Trouble {}

        /// The platform does not let us.
        record NoLoginStart() implements Trouble {}
    }

    SettingsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.trouble = new ReadOnlyObjectWrapper<>(ofLoading());
        background.fetch(this::loginStart, login::set);
    }

    private Optional<Trouble> ofLoading() {
        return switch (office.preferences().loaded()) {
            case Loaded.Read _ -> Optional.empty();
            case Loaded.SetAside(_, var where) -> Optional.of(new Trouble.SetAside(where));
            case Loaded.NotReadable _ -> Optional.of(new Trouble.NotRead(file()));
        };
    }

    private Path file() {
        return office.folders().config().resolve("settings.json");
    }

    private Optional<LoginStart.State> loginStart() {
        try {
            return Optional.of(office.loginStart().state());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Settings now() {
        return office.preferences().now();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Empty where it is not known.
    ReadOnlyObjectProperty<Optional<LoginStart.State>> loginProperty() {
        return login.getReadOnlyProperty();
    }

    void change(UnaryOperator<Settings> how) {
        background.change(
                () -> {
                    try {
                        office.preferences().change(how);
                        return Optional.<Trouble>empty();
                    } catch (IOException _) {
                        return Optional.<Trouble>of(new Trouble.NotKept(file()));
                    }
                },
                trouble::set);
    }

    void startAtLogin(LoginStart.State wanted) {
        background.change(
                () -> {
                    try {
                        office.loginStart().set(wanted);
                        return Optional.<Trouble>empty();
                    } catch (IOException _) {
                        return Optional.<Trouble>of(new Trouble.NoLoginStart());
                    }
                },
                came -> {
                    trouble.set(came);
                    background.fetch(this::loginStart, login::set);
                });
    }
}
