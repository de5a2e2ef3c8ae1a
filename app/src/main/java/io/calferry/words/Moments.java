package io.calferry.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// When something is or was, and how long it took, as one says it.
public final class Moments {

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Bundle bundle;
    private final ZoneId zone;
    private final DateTimeFormatter moment;

    private Moments(Bundle bundle, ZoneId zone, DateTimeFormatter moment) {
        this.bundle = bundle;
        this.zone = zone;
        this.moment = moment;
    }

    static Moments of(Bundle bundle, ZoneId zone) {
        var format = DateTimeFormatter.ofLocalizedPattern("MMMdjm");
        return new Moments(bundle, zone, format.withLocale(bundle.locale()));
    }

    static Moments ofTerminal(Bundle bundle, ZoneId zone) {
        return new Moments(
                bundle, zone, DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH));
    }

    /// The day and the time, such as `21. Nov., 14:05`.
    public String moment(Instant at) {
        return moment.format(at.atZone(zone));
    }

    /// The time of the day, such as `14:05`.
    public String time(Instant at) {
        return at.atZone(zone)
                .format(localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)));
    }

    /// The day with its year, such as `21.11.2026`.
    public String date(LocalDate day) {
        return day.format(localized(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)));
    }

    private DateTimeFormatter localized(DateTimeFormatter format) {
        return format.withLocale(bundle.locale());
    }

    /// The time, with its day as one says it at `now`, such as `yesterday, 14:05`.
    public String spoken(Instant at, Instant now) {
        var day = LocalDate.ofInstant(at, zone);
        var today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) {
            return bundle.get("moment.today", time(at));
        }
        if (day.equals(today.minusDays(1))) {
            return bundle.get("moment.yesterday", time(at));
        }
        if (day.equals(today.plusDays(1))) {
            return bundle.get("moment.tomorrow", time(at));
        }
        return day.getYear() == today.getYear()
                ? moment(at)
                : bundle.get("moment.day", date(day), time(at));
    }

    /// How far `at` is from `now`, such as `4 minutes ago` and `in 11 minutes`; from a day on as
    /// [#spoken].
    public String relative(Instant at, Instant now) {
        var between = Duration.between(now, at);
        var far = between.abs();
        var way = between.isNegative() ? "moment.ago" : "moment.in";
        if (far.compareTo(SOON) < 0) {
            return bundle.get(way + ".now");
        }
        if (far.toDays() > 0) {
            return spoken(at, now);
        }
        return far.toHours() > 0
                ? bundle.get(way + ".hours", far.toHours())
                : bundle.get(way + ".minutes", far.toMinutes());
    }

    /// How long something took, such as `0.4 s`, `12 s` and `3 min 5 s`.
    public String took(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        if (tenths < 100) {
            return bundle.get("took.tenths", tenths / 10.0);
        }
        long seconds = tenths / 10;
        return seconds < 60
                ? bundle.get("took.seconds", seconds)
                : bundle.get("took.minutes", seconds / 60, seconds % 60);
    }
}
