package io.calferry.desktop.activity;

import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;

import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Lets a person choose one profile, or all.
final class ProfileChoice {

    private ProfileChoice() {}

    static void fill(ComboBox<Optional<Profile>> box, List<Profile> profiles, Texts texts) {
        box.getItems().add(Optional.empty());
        profiles.forEach(it -> box.getItems().add(Optional.of(it)));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Optional<Profile> it) {
                        return it == null
                                ? ""
                                : it.map(Profile::name).orElse(texts.get("filter.all"));
                    }

                    @Override
                    public Optional<Profile> fromString(String text) {
                        return Optional.empty();
                    }
                });
        box.getSelectionModel().select(0);
    }
}
