package io.calferry.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/// The texts of a resource bundle in one language. Every text is a [MessageFormat]: an apostrophe
/// stands doubled in it, whether there are braces or not.
///
/// English is the base and German is complete; whoever speaks another language gets English, with
/// numbers and dates as English has them, so that a sentence is of one piece.
public final class Bundle {

    /// In which there are texts; the first is the base.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Set<String> SPOKEN = Set.of("en", "de");

    private final Locale locale;
    private final List<ResourceBundle> layers;

    private Bundle(Locale locale, List<ResourceBundle> layers) {
        this.locale = locale;
        this.layers = layers;
    }

    /// The bundle `name` for `locale`. Throws `MissingResourceException` where there is no such
    /// bundle.
    ///
    /// @param name such as `io.calferry.words.words`
    public static Bundle of(String name, Locale locale) {
        var spoken = SPOKEN.contains(locale.getLanguage()) ? locale : Locale.ENGLISH;
        // Without a fallback to the default locale, which is not the one that was asked for.
        var control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return new Bundle(spoken, List.of(ResourceBundle.getBundle(name, spoken, control)));
    }

    /// The same, in which the bundle `name` has the first word.
    Bundle under(String name) {
        return new Bundle(locale, List.of(of(name, locale).layers.getFirst(), layers.getFirst()));
    }

    /// Whose numbers and dates its sentences hold.
    public Locale locale() {
        return locale;
    }

    /// The text under `key`. Throws `MissingResourceException` where there is none.
    public String get(String key, Object... arguments) {
        var layer = layers.stream().filter(it -> it.containsKey(key)).findFirst();
        var text = layer.orElse(layers.getLast()).getString(key);
        return new MessageFormat(text, locale).format(arguments);
    }

    /// The text for one of several, such as `fault.offline.timed-out`.
    public String choose(String prefix, Enum<?> which, Object... arguments) {
        return get(prefix + "." + name(which), arguments);
    }

    /// Such as `timed-out`.
    static String name(Enum<?> which) {
        return which.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean has(String key) {
        return layers.stream().anyMatch(it -> it.containsKey(key));
    }
}
