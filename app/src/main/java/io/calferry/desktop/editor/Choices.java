package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Controls to choose one of several with.
final class Choices {

    private static final double ONE_LINE = 560;

    private Choices() {}

    /// A list to open, which follows `property` and is followed by it.
    static <T> ComboBox<T> combo(
            ObjectProperty<T> property, List<T> values, Function<T, String> words) {
        var combo = new ComboBox<T>();
        combo.setConverter(converter(words));
        combo.getItems().setAll(values);
        if (!values.contains(property.get())) {
            combo.getItems().add(property.get());
        }
        combo.valueProperty().bindBidirectional(property);
        return combo;
    }

    /// Of an enum, whose words stand under `prefix` in the texts.
    static <E extends Enum<E>> ComboBox<E> combo(
            ObjectProperty<E> property, List<E> values, Texts texts, String prefix) {
        return combo(property, values, it -> word(texts, prefix, it));
    }

    /// Round buttons beside each other.
    static <E extends Enum<E>> FlowPane radios(
            ObjectProperty<E> property, List<E> values, Texts texts, String prefix) {
        var group = new ToggleGroup();
        var pane = new FlowPane(16, 4);
        // Room for one line where there is that.
        pane.setPrefWrapLength(ONE_LINE);
        for (var value : values) {
            var radio = new RadioButton(word(texts, prefix, value));
            radio.setId(prefix + "-" + key(value));
            radio.setToggleGroup(group);
            radio.setSelected(property.get() == value);
            // Not its action: the arrow keys choose without one.
            radio.selectedProperty().addListener((_, _, on) -> choose(property, value, on));
            property.addListener((_, _, now) -> radio.setSelected(now == value));
            pane.getChildren().add(radio);
        }
        return pane;
    }

    private static <E> void choose(ObjectProperty<E> property, E value, Boolean on) {
        if (on) {
            property.set(value);
        }
    }

    static String word(Texts texts, String prefix, Enum<?> value) {
        return texts.get(prefix + "." + key(value));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// One way: nothing is typed.
    static <T> StringConverter<T> converter(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }
}
