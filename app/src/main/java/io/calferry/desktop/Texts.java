package io.calferry.desktop;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The words of one page in one language, from the bundle `texts` of its package.
public final class Texts {

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle bundle;

    private Texts(Locale locale, ZoneId zone, ResourceBundle bundle) {
        this.locale = locale;
        this.zone = zone;
        this.bundle = bundle;
    }

    /// The texts for `locale`, English where there are none in its language.
    ///
    /// @param zone in which moments are told
    /// @param page a class of the package whose texts they are
    public static Texts of(Locale locale, ZoneId zone, Class<?> page) {
        // Without a fallback to the default locale, which is not the one that was asked for.
        var control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        var name = page.getPackageName() + ".texts";
        return new Texts(locale, zone, ResourceBundle.getBundle(name, locale, control));
    }

    /// Throws `MissingResourceException` where the bundle has no such key.
    ///
    /// The text of a button has the mark `_` before the letter that presses it together with Alt: a
    /// letter of its own on its page, in each language.
    ///
    /// @param arguments numbers are grouped as the language does; a text with a plural is a choice
    ///     of [MessageFormat]
    public String get(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /// The same for who hears it or can't press it: without the mark before the letter that presses
    /// a button.
    public String plain(String key, Object... arguments) {
        return get(key, arguments).replaceFirst("_(?=\\p{L})", "");
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /// A date, as one writes it in a table.
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }
}
