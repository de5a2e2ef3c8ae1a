package io.calferry.bench.ews;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/// What MAPI keeps of a series (`PidLidAppointmentRecur`, the AppointmentRecurrencePattern of
/// MS-OXOCAL section 2.2.1.44.5), in Base64. All dates are minutes since 1601 by the clock of the
/// series.
record RecurrenceBlob(Item item, Recurrence rule) {

    private static final LocalDateTime ORIGIN = LocalDateTime.of(1601, 1, 1, 0, 0);
    private static final int DAY = 24 * 60;

    /// The end of what never ends.
    private static final int NEVER = 0x5AE980DF;

    private static final short HIJRI = 6;

    /// By which the pattern types of the Hijri calendar lie behind the others.
    private static final short HIJRI_PATTERNS = 8;

    String encoded() {
        var out = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
        pattern(out);
        range(out);
        exceptions(out);
        return Base64.getEncoder().encodeToString(out.array());
    }

    private int size() {
        int specific =
                switch (rule.pattern()) {
                    case Pattern.Daily _ -> 0;
                    case Pattern.Weekly _, Pattern.AbsoluteMonthly _, Pattern.AbsoluteYearly _ -> 4;
                    case Pattern.RelativeMonthly _, Pattern.RelativeYearly _ -> 8;
                };
        int changed = item.altered.size();
        return 22
                + specific
                + 28
                + 4 * (item.deleted.size() + changed)
                + 4 * changed
                + 18
                + changed * (14 + 12)
                + 8;
    }

    private void pattern(ByteBuffer out) {
        out.putShort((short) 0x3004).putShort((short) 0x3004);
        switch (rule.pattern()) {
            case Pattern.Daily(var interval) -> {
                var period = interval * DAY;
                head(out, 0x200A, 0, minutes(rule.start()) % period, period);
            }
            case Pattern.Weekly(var interval, var days, var firstDay) -> {
                var week = rule.start().with(TemporalAdjusters.previousOrSame(firstDay));
                head(out, 0x200B, 1, minutes(week) % (interval * 7 * DAY), interval);
                out.putInt(bits(days));
            }
            case Pattern.AbsoluteMonthly(var interval, var day) -> {
                head(out, 0x200C, 2, firstMonth(interval), interval);
                out.putInt(day);
            }
            case Pattern.RelativeMonthly(var interval, var kind, var index) -> {
                head(out, 0x200C, 3, firstMonth(interval), interval);
                out.putInt(bits(kind)).putInt(index.ordinal() + 1);
            }
            case Pattern.AbsoluteYearly(var day, var _) -> {
                head(out, 0x200D, 2, firstMonth(12), 12);
                out.putInt(day);
            }
            case Pattern.RelativeYearly(var kind, var index, var _) -> {
                head(out, 0x200D, 3, firstMonth(12), 12);
                out.putInt(bits(kind)).putInt(index.ordinal() + 1);
            }
        }
    }

    /// RecurFrequency to SlidingFlag. Months by the Hijri calendar have pattern types of their own,
    /// which name no calendar.
    private void head(ByteBuffer out, int frequency, int type, int first, int period) {
        var hijri = rule.calendar() == HIJRI && type > 1;
        out.putShort((short) frequency)
                .putShort((short) (hijri ? type + HIJRI_PATTERNS : type))
                .putShort(hijri ? 0 : rule.calendar())
                .putInt(first)
                .putInt(period)
                .putInt(0);
    }

    private void range(ByteBuffer out) {
        var days = rule.days();
        switch (rule.range()) {
            case Recurrence.Range.NoEnd() -> out.putInt(0x2023).putInt(10);
            case Recurrence.Range.EndDate _ -> out.putInt(0x2021).putInt((int) days.count());
            case Recurrence.Range.Numbered(var count) -> out.putInt(0x2022).putInt(count);
        }
        var firstDay =
                rule.pattern() instanceof Pattern.Weekly(_, _, var day) ? day : DayOfWeek.SUNDAY;
        out.putInt(firstDay.getValue() % 7);
        var gone = new TreeSet<>(item.deleted.keySet());
        gone.addAll(item.altered.keySet());
        out.putInt(gone.size());
        gone.forEach(at -> out.putInt(minutes(day(at))));
        out.putInt(item.altered.size());
        item.altered.keySet().forEach(at -> out.putInt(minutes(day(item.startOf(at)))));
        out.putInt(minutes(rule.start()));
        out.putInt(rule.lastDay().map(RecurrenceBlob::minutes).orElse(NEVER));
    }

    /// The times of day, and what has become of the changed occurrences: when they take place, and
    /// nothing of what they say.
    private void exceptions(ByteBuffer out) {
        out.putInt(0x3006).putInt(0x3009);
        var midnight = day(item.start()).atStartOfDay();
        out.putInt((int) ChronoUnit.MINUTES.between(midnight, local(item.start())));
        out.putInt((int) ChronoUnit.MINUTES.between(midnight, local(item.end())));
        out.putShort((short) item.altered.size());
        for (var at : item.altered.keySet()) {
            out.putInt(minutes(local(item.startOf(at))))
                    .putInt(minutes(local(item.endOf(at))))
                    .putInt(minutes(local(at)))
                    .putShort((short) 0);
        }
        out.putInt(0);
        for (var _ : item.altered.keySet()) {
            // ChangeHighlight with its size, and a reserved block of no size.
            out.putInt(4).putInt(0).putInt(0);
        }
        out.putInt(0);
    }

    private LocalDateTime local(Instant at) {
        return item.zone().local(at);
    }

    private LocalDate day(Instant at) {
        return local(at).toLocalDate();
    }

    private static int minutes(LocalDate day) {
        return minutes(day.atStartOfDay());
    }

    private static int minutes(LocalDateTime at) {
        return (int) ChronoUnit.MINUTES.between(ORIGIN, at);
    }

    /// The first month, counted from 1601, that is of the series if it had always been.
    private int firstMonth(int interval) {
        var origin = YearMonth.from(ORIGIN);
        var months = origin.until(YearMonth.from(rule.start()), ChronoUnit.MONTHS) % interval;
        return minutes(origin.plusMonths(months).atDay(1));
    }

    private static int bits(Set<DayOfWeek> days) {
        return days.stream().mapToInt(day -> 1 << day.getValue() % 7).sum();
    }

    private static int bits(Pattern.Kind kind) {
        return switch (kind) {
            case DAY -> 0x7F;
            case WEEKDAY -> 0x3E;
            case WEEKEND_DAY -> 0x41;
            case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY ->
                    1 << DayOfWeek.valueOf(kind.name()).getValue() % 7;
        };
    }
}
