package io.calferry.desktop;

import io.calferry.sync.Shaping.FieldChange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields of events in the language of the person. What the core tells of a field is English, with
/// dates as in `2026-11-23 09:00`.
public final class FieldWords {

    private static final Pattern OVERRIDE = Pattern.compile("on (\\d{4}-\\d\\d-\\d\\d.*?): (.*)");
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?: (\\d\\d:\\d\\d(?::\\d\\d)?))?");

    /// The values that the core says in words of its own.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]*");

    private final Texts texts;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    public FieldWords(Desk desk) {
        this(desk.texts(FieldWords.class));
    }

    FieldWords(Texts texts) {
        this.texts = texts;
        this.date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale());
    }

    /// What a field is called.
    public String name(FieldChange change) {
        var override = OVERRIDE.matcher(change.name());
        return override.matches()
                ? texts.get("field.on", moments(override.group(1)), called(override.group(2)))
                : called(change.name());
    }

    private String called(String name) {
        return find("field." + name.replace(' ', '-'), name);
    }

    /// What it said.
    public String before(FieldChange change) {
        return value(change.name(), change.from());
    }

    /// What it says from then on.
    public String after(FieldChange change) {
        return value(change.name(), change.to());
    }

    private String value(String name, String value) {
        var field = name.substring(name.indexOf(": ") + 1).strip();
        return switch (field) {
            case "starts", "ends", "due", "also on", "not on", "repeats", "done on" ->
                    moments(value);
            case "status", "privacy", "shown as" ->
                    WORD.matcher(value).matches() ? find("value." + value, value) : value;
            default -> value;
        };
    }

    private String find(String key, String otherwise) {
        try {
            return texts.get(key);
        } catch (MissingResourceException _) {
            return otherwise;
        }
    }

    private String moments(String value) {
        return MOMENT.matcher(value)
                .replaceAll(it -> Matcher.quoteReplacement(told(it)))
                // One's own zone goes without saying.
                .replace(" " + texts.zone().getId(), "");
    }

    private String told(MatchResult found) {
        try {
            var day = LocalDate.parse(found.group(1));
            return found.group(2) == null
                    ? date.format(day)
                    : date.format(day)
                            + " "
                            + time.format(LocalDateTime.of(day, LocalTime.parse(found.group(2))));
        } catch (DateTimeException _) {
            return found.group();
        }
    }

    /// One line of what is many, for a list.
    public static String line(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
    }

    /// The name of a constant as it stands in keys of bundles and in style classes.
    public static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
