package io.calferry.desktop;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /// The time of a day, as one writes it in a table.
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    /// Date and time.
    public String moment(Instant at) {
        return date(LocalDate.ofInstant(at, zone)) + " " + time(at);
    }

    /// The time alone where it is on the day that `clock` shows, else with its date.
    public String moment(Instant at, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return LocalDate.ofInstant(at, zone).equals(today) ? time(at) : moment(at);
    }

    /// How long something took: `0.4 s`, `12 s`, `3 min 20 s`.
    public String duration(Duration took) {
        if (took.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(locale, "%.1f s", took.toMillis() / 1000.0);
        }
        return took.compareTo(Duration.ofMinutes(1)) < 0
                ? String.format(locale, "%d s", took.toSeconds())
                : String.format(locale, "%d min %d s", took.toMinutes(), took.toSecondsPart());
    }
}
