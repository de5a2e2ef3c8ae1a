package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// The old form of a zone, by its distance from UTC and two changes a year
/// (`SerializableTimeZone`). Availability is asked for and answered in it.
///
/// @param bias how much later UTC is, in minutes
record BiasZone(int bias, Change standard, Change daylight) {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /// @param bias on top of that of the zone
    /// @param order of that weekday in the month; 5 is the last
    record Change(int bias, LocalTime time, int order, int month, DayOfWeek day) {

        static Change read(Element element) {
            var order = number(element, "DayOrder");
            var month = number(element, "Month");
            return new Change(
                    number(element, "Bias"),
                    LocalTime.parse(element.textAt("Time").orElse("00:00:00")),
                    order,
                    month,
                    DayOfWeek.valueOf(
                            element.textAt("DayOfWeek").orElse("Sunday").toUpperCase(Locale.ROOT)));
        }

        LocalDateTime in(int year) {
            var first = LocalDate.of(year, month, 1);
            var adjuster =
                    order >= 5
                            ? TemporalAdjusters.lastInMonth(day)
                            : TemporalAdjusters.dayOfWeekInMonth(order, day);
            return first.with(adjuster).atTime(time);
        }
    }

    static BiasZone read(Element element) throws Refusal {
        var standard = element.child("StandardTime");
        var daylight = element.child("DaylightTime");
        if (standard.isEmpty() || daylight.isEmpty()) {
            throw new Refusal("ErrorTimeZone", "The time zone is not valid.");
        }
        return new BiasZone(
                number(element, "Bias"), Change.read(standard.get()), Change.read(daylight.get()));
    }

    private static int number(Element element, String name) {
        return Integer.parseInt(element.textAt(name).orElse("0").strip());
    }

    /// A time of that zone, which carries no offset.
    String shown(Instant instant) {
        return LOCAL.format(local(instant));
    }

    Instant instant(String text) {
        if (text.strip().matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.strip(), Instant::from);
        }
        var local = LocalDateTime.parse(text.strip());
        return local.minus(offset(local)).toInstant(ZoneOffset.UTC);
    }

    private LocalDateTime local(Instant instant) {
        var utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return utc.plus(offset(utc.minusMinutes(bias)));
    }

    /// How far ahead of UTC it is when it shows that time.
    private Duration offset(LocalDateTime local) {
        var extra = isDaylight(local) ? daylight.bias() : standard.bias();
        return Duration.ofMinutes(-(bias + extra));
    }

    private boolean isDaylight(LocalDateTime local) {
        if (standard.month() == 0 || daylight.month() == 0) {
            return false;
        }
        var begins = daylight.in(local.getYear());
        var ends = standard.in(local.getYear());
        return begins.isBefore(ends)
                ? !local.isBefore(begins) && local.isBefore(ends)
                : !local.isBefore(begins) || local.isBefore(ends);
    }
}
