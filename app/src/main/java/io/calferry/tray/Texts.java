package io.calferry.tray;

import io.calferry.words.Bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/// The words of the tray in one language, from the bundle `texts`.
public final class Texts {

    private static final int LONGEST_NAME = 60;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final Bundle bundle;

    private Texts(ZoneId zone, Bundle bundle) {
        this.zone = zone;
        this.bundle = bundle;
    }

    /// The texts for `locale`, English where there are none in its language.
    ///
    /// @param zone in which moments are told
    public static Texts of(Locale locale, ZoneId zone) {
        return new Texts(zone, Bundle.of("io.calferry.tray.texts", locale));
    }

    String get(String key, Object... arguments) {
        return bundle.get(key, arguments);
    }

    /// What a person named something, on one line and not too long.
    static String name(String given) {
        var name = CONTROL.matcher(given).replaceAll(" ").strip();
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)).strip() + "…";
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /// The time where it is on the day of `now`, else with its day.
    String moment(Instant at, Instant now) {
        return day(at).equals(day(now)) ? time(at) : get("result.day", date(at), time(at));
    }

    /// As [#moment], with the day as one says it.
    String spoken(Instant at, Instant now) {
        if (day(at).equals(day(now))) {
            return get("result.today", time(at));
        }
        return day(at).plusDays(1).equals(day(now))
                ? get("result.yesterday", time(at))
                : get("result.day", date(at), time(at));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(bundle.locale())
                .format(day(at));
    }
}
