package io.calferry.desktop.settings;

import io.calferry.desktop.Background;
import io.calferry.desktop.Desk;
import io.calferry.desktop.LoadedWords;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.settings.Settings;

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
    private final ReadOnlyObjectWrapper<Login> login =
            new ReadOnlyObjectWrapper<>(new Login.Asked());

    /// Whether the program starts at login.
    sealed interface Login {

        /// The platform has not answered yet.
        record Asked() implements Login {}

        record Known(LoginStart.State state) implements Login {}

        /// The platform does not tell.
        record Unknown() implements Login {}
    }

    /// What a person has to know about the settings.
    sealed interface Trouble {

        /// The file was not read as it stands, as these words say.
        record AtStart(String words) implements Trouble {}

        /// What was chosen last is not kept.
        record NotKept(Path file) implements Trouble {}

        /// The platform does not let us.
        record NoLoginStart() implements Trouble {}
    }

    SettingsModel(Desk desk) {
        this.office = desk.office();
        this.background = desk.background();
        this.trouble = new ReadOnlyObjectWrapper<>(LoadedWords.at(desk).map(Trouble.AtStart::new));
        background.fetch(this::loginStart, login::set);
    }

    private Path file() {
        return office.folders().settings();
    }

    private Login loginStart() {
        try {
            return new Login.Known(office.loginStart().state());
        } catch (IOException _) {
            return new Login.Unknown();
        }
    }

    Settings now() {
        return office.preferences().now();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Login> loginProperty() {
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
