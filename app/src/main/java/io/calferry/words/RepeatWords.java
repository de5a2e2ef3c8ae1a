package io.calferry.words;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an event repeats. What comes in is the English sentence that a comparison of events tells,
/// whose grammar is small.
final class RepeatWords {

    private static final String DAY = "(?:[a-z0-9 ]+ )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String MONTH = "[A-Z][a-z]+";
    private static final String NUMBER = "-?\\d+";
    private static final Pattern RULE =
            Pattern.compile(
                    "every (?:(?<interval>\\d+) )?"
                            + "(?<unit>second|minute|hour|day|week|month|year)s?"
                            + list(" on ", "on", DAY)
                            + list(" on day ", "day", NUMBER)
                            + list(" on day of the year ", "yearDay", NUMBER)
                            + list(" in week ", "week", NUMBER)
                            + list(" in ", "in", MONTH)
                            + list(" at hour ", "hour", NUMBER)
                            + list(" at minute ", "minute", NUMBER)
                            + list(" at second ", "second", NUMBER)
                            + list(", of these number ", "ofThese", NUMBER)
                            + "(?:, (?<times>once|\\d+ times))?"
                            + "(?:, until (?<until>[^,]+))?"
                            + "(?<others>(?:, .+)?)");
    private static final Pattern NTH = Pattern.compile("(\\d+)th(?<last> last)?");

    private final Bundle bundle;
    private final WhenWords when;

    RepeatWords(Bundle bundle, WhenWords when) {
        this.bundle = bundle;
        this.when = when;
    }

    /// A list of such items behind such words, if it is there.
    private static String list(String before, String name, String item) {
        return "(?:%s(?<%s>%s(?:, %s)*))?".formatted(before, name, item, item);
    }

    /// What is no such sentence stays as it is.
    String of(String text) {
        var rule = RULE.matcher(text);
        if (!rule.matches()) {
            return text;
        }
        var said = new StringBuilder(every(rule));
        part(said, " ", "repeat.on", each(rule.group("on"), this::day));
        part(said, " ", "repeat.day", rule.group("day"));
        part(said, " ", "repeat.year-day", rule.group("yearDay"));
        part(said, " ", "repeat.week", rule.group("week"));
        part(said, " ", "repeat.in", each(rule.group("in"), this::month));
        part(said, " ", "repeat.hour", rule.group("hour"));
        part(said, " ", "repeat.minute", rule.group("minute"));
        part(said, " ", "repeat.second", rule.group("second"));
        part(said, ", ", "repeat.of-these", rule.group("ofThese"));
        times(said, rule.group("times"));
        part(said, ", ", "repeat.until", each(rule.group("until"), when::of));
        return said.append(rule.group("others")).toString();
    }

    private String every(Matcher rule) {
        var key = "repeat." + rule.group("unit");
        var interval = rule.group("interval");
        return interval == null
                ? bundle.get(key + ".every")
                : bundle.get(key + ".many", Long.parseLong(interval));
    }

    private void part(StringBuilder said, String before, String key, @Nullable String what) {
        if (what != null) {
            said.append(before).append(bundle.get(key, what));
        }
    }

    private void times(StringBuilder said, @Nullable String times) {
        if (times != null) {
            long count = times.equals("once") ? 1 : Long.parseLong(times.replace(" times", ""));
            said.append(", ").append(bundle.get("repeat.times", count));
        }
    }

    private static @Nullable String each(@Nullable String list, UnaryOperator<String> told) {
        return list == null
                ? null
                : Stream.of(list.split(", ")).map(told).collect(Collectors.joining(", "));
    }

    /// Such as `Monday` and `last but one Monday`.
    private String day(String text) {
        var space = text.lastIndexOf(' ');
        var day = DayOfWeek.valueOf(text.substring(space + 1).toUpperCase(Locale.ROOT));
        var name = day.getDisplayName(TextStyle.FULL, bundle.locale());
        return space < 0 ? name : nth(text.substring(0, space)) + " " + name;
    }

    private String nth(String text) {
        var number = NTH.matcher(text);
        if (number.matches()) {
            var key = number.group("last") == null ? "nth.number" : "nth.number-last";
            return bundle.get(key, number.group(1));
        }
        var key = "nth." + text.replace(' ', '-');
        return bundle.has(key) ? bundle.get(key) : text;
    }

    private String month(String text) {
        return Month.valueOf(text.toUpperCase(Locale.ROOT))
                .getDisplayName(TextStyle.FULL, bundle.locale());
    }
}
