package io.calferry.desktop;

import javafx.scene.control.Labeled;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one reads on a control: without the mark that stands in its text before the letter that
/// presses it.
public final class Said {

    private static final Pattern MARK = Pattern.compile("_(?=(\\p{L}))");

    private Said() {}

    public static String on(Labeled control) {
        var text = control.getText() == null ? "" : control.getText();
        return control.isMnemonicParsing() ? plain(text) : text;
    }

    /// A text of a bundle without its mark.
    public static String plain(String text) {
        return MARK.matcher(text).replaceFirst("");
    }

    /// The letter that presses it together with Alt, as a capital.
    public static Optional<String> mnemonic(Labeled control) {
        var found = MARK.matcher(control.isMnemonicParsing() ? control.getText() : "");
        return found.find()
                ? Optional.of(found.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
