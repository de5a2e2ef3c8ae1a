package io.calferry.desktop.settings;

import io.calferry.desktop.Texts;
import io.calferry.settings.Settings;

import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

import java.util.Arrays;
import java.util.Locale;

/// A control for a setting of which there are a few.
final class Choices {

    private Choices() {}

    /// The settings with another value of one of them.
    @FunctionalInterface
    interface Change<E> {
        Settings with(Settings settings, E value);
    }

    /// @param key under which the texts of the setting stand, and behind a dot those of its values
    static <E extends Enum<E>> ChoiceBox<E> of(Texts texts, String key, Class<E> values, E now) {
        var box = new ChoiceBox<E>();
        box.setId("setting-" + key);
        box.setAccessibleText(texts.get(key));
        box.getItems().setAll(Arrays.asList(values.getEnumConstants()));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(E value) {
                        return value == null
                                ? ""
                                : texts.get(key + "." + value.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public E fromString(String text) {
                        throw new UnsupportedOperationException("nobody types it");
                    }
                });
        box.setValue(now);
        return box;
    }
}
