package io.calferry.words;

import io.calferry.sync.Shaping.FieldChange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of an event and what they hold, as a person names them. What comes in is what the
/// comparison of two events tells, in English: the name of a field, behind the day of the
/// occurrence that is meant where it is one of a series, and its value.
public final class FieldWords {

    private static final Pattern OF_DAY =
            Pattern.compile(
                    "on (\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d(?::\\d\\d)?(?: .+?)?)?): (.+)");
    private static final Set<String> TIMES =
            Set.of("starts", "ends", "due", "done on", "also on", "not on");
    private static final Set<String> CHOICES = Set.of("shown as", "privacy", "status");

    private final Bundle bundle;
    private final WhenWords when;

    FieldWords(Bundle bundle, WhenWords when) {
        this.bundle = bundle;
        this.when = when;
    }

    /// What a field is called. One that people have no name for is called as it is.
    public String name(String field) {
        var of = OF_DAY.matcher(field);
        if (of.matches()) {
            return bundle.get("field.on", when.of(of.group(1)), plain(of.group(2)));
        }
        return plain(field);
    }

    private String plain(String field) {
        return known("field." + key(field), field);
    }

    private static String key(String field) {
        return field.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private String known(String key, String otherwise) {
        return bundle.has(key) ? bundle.get(key) : otherwise;
    }

    /// What a field holds.
    ///
    /// @param field its name, as the comparison tells it
    public String value(String field, String value) {
        var of = OF_DAY.matcher(field);
        var name = of.matches() ? of.group(2) : field;
        if (TIMES.contains(name)) {
            return each(value).map(when::of).collect(Collectors.joining("; "));
        }
        if (CHOICES.contains(name)) {
            return known("value." + key(name) + "." + key(value), value);
        }
        return switch (name) {
            case "repeats" -> new RepeatWords(bundle, when).of(value);
            case "reminder" -> each(value).map(this::reminder).collect(Collectors.joining(", "));
            default -> value;
        };
    }

    private static Stream<String> each(String value) {
        return Stream.of(value.split(", ")).filter(it -> !it.isEmpty());
    }

    private static final Pattern AT = Pattern.compile("at the (start|end)");
    private static final Pattern AROUND = Pattern.compile("(.+) (before|after) the (start|end)");
    private static final Pattern LENGTH = Pattern.compile("(\\d+) (day|hour|minute|second)s?");

    private String reminder(String text) {
        var at = AT.matcher(text);
        if (at.matches()) {
            return bundle.get("reminder.at." + at.group(1));
        }
        var around = AROUND.matcher(text);
        if (around.matches()) {
            return bundle.get(
                    "reminder." + around.group(2) + "." + around.group(3), length(around.group(1)));
        }
        return when.of(text);
    }

    private String length(String text) {
        return LENGTH.matcher(text)
                .replaceAll(
                        it ->
                                Matcher.quoteReplacement(
                                        bundle.get(
                                                "length." + it.group(2),
                                                Long.parseLong(it.group(1)))));
    }

    /// What a field changes, such as `place: Room 3 → Room 7`.
    public String change(FieldChange change) {
        var name = name(change.name());
        var from = value(change.name(), change.from());
        var to = value(change.name(), change.to());
        if (from.isEmpty()) {
            return bundle.get("change.new", name, to);
        }
        return to.isEmpty()
                ? bundle.get("change.gone", name, from)
                : bundle.get("change", name, from, to);
    }
}
