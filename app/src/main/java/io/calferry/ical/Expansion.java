package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// The local times that a rule gives, in order, one at a time (RFC 5545 section 3.3.10). Where the
/// RFC leaves a part out, it comes from the start.
///
/// No rule can make it spin: it gives up where the rule has been silent for [#SILENCE] days (some
/// 500 years), and altogether after looking at [#LABOUR] of them. It skips hours and days that the
/// rule excludes as a whole.
public final class Expansion {

    /// Days, or periods shorter than a day, without an instance after which a rule is at its end.
    static final int SILENCE = 200_000;

    /// Days, shorter periods and instances that are looked at in all.
    static final int LABOUR = 500_000;

    private static final long DAY = 86_400;
    private static final int LAST_YEAR = 9999;

    private final Rule rule;
    private final LocalDateTime start;
    private final long first;
    private final long last;
    private final DayFilter days;

    /// Seconds behind the beginning of a day, hour, minute or second, ascending.
    private final int[] offsets;

    private long period;
    private long[] bases = new long[8];
    private int found;
    private long at;
    private int given;
    private int silent;
    private int labour;
    private boolean over;

    /// Of a rule whose UNTIL is told in local time or not at all.
    public Expansion(Rule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
        this.first = start.toEpochSecond(ZoneOffset.UTC);
        this.days = new DayFilter(rule, start.toLocalDate());
        this.offsets = Offsets.of(rule, start);
        this.last = last();
        fill();
    }

    private long last() {
        var until = rule.until();
        long byUntil =
                until == null
                        ? Long.MAX_VALUE
                        : until instanceof When.Day(var date)
                                ? date.toEpochDay() * DAY + DAY - 1
                                : until.local().toEpochSecond(ZoneOffset.UTC);
        // Where nothing else places the instances, COUNT need not be counted.
        if (countsByItself()) {
            return Math.min(byUntil, first + (rule.count() - 1L) * rule.interval() * unit());
        }
        return byUntil;
    }

    private boolean countsByItself() {
        return rule.count() > 0 && rule.isPlain() && rule.freq().compareTo(Rule.Freq.WEEKLY) <= 0;
    }

    private long unit() {
        return switch (rule.freq()) {
            case SECONDLY -> 1;
            case MINUTELY -> 60;
            case HOURLY -> 3600;
            case DAILY -> DAY;
            case WEEKLY -> 7 * DAY;
            case MONTHLY -> 28 * DAY;
            case YEARLY -> 365 * DAY;
        };
    }

    /// Passes over instances before `local`; a rule with a COUNT is counted through all the same.
    public void skipTo(LocalDateTime local) {
        long target = local.toEpochSecond(ZoneOffset.UTC);
        if (target <= first || rule.count() > 0 && !countsByItself()) {
            return;
        }
        long periods =
                switch (rule.freq()) {
                    case YEARLY -> (local.getYear() - start.getYear()) / rule.interval();
                    case MONTHLY ->
                            ((local.getYear() - start.getYear()) * 12L
                                            + local.getMonthValue()
                                            - start.getMonthValue())
                                    / rule.interval();
                    case SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY ->
                            (target - first) / (unit() * rule.interval());
                };
        if (periods - 1 > period) {
            period = periods - 1;
            silent = 0;
            fill();
        }
        while (!over && value() < target) {
            advance();
        }
    }

    /// The next instance; null at the end.
    public @Nullable LocalDateTime next() {
        while (!over) {
            long second = value();
            advance();
            if (second >= first) {
                given++;
                silent = 0;
                if (second > last
                        || rule.count() > 0 && !countsByItself() && given > rule.count()) {
                    over = true;
                    return null;
                }
                return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
            }
        }
        return null;
    }

    /// The candidate that comes next; meaningless when it is over.
    private long value() {
        if (rule.bySetPos().length == 0) {
            return candidate(at);
        }
        return candidate(positions()[(int) at]);
    }

    private long candidate(long index) {
        return bases[(int) (index / offsets.length)] + offsets[(int) (index % offsets.length)];
    }

    private void advance() {
        at++;
        if (++labour > LABOUR) {
            over = true;
        } else if (at >= size()) {
            nextPeriod();
        }
    }

    private long size() {
        return rule.bySetPos().length == 0 ? (long) found * offsets.length : positions().length;
    }

    /// Indices of the candidates of this period that BYSETPOS takes.
    private long[] positions() {
        long all = (long) found * offsets.length;
        var taken = new long[rule.bySetPos().length];
        int n = 0;
        for (int position : rule.bySetPos()) {
            long index = position > 0 ? position - 1 : all + position;
            if (index >= 0 && index < all) {
                taken[n++] = index;
            }
        }
        Arrays.sort(taken, 0, n);
        return n == taken.length ? taken : Arrays.copyOf(taken, n);
    }

    private void nextPeriod() {
        period++;
        fill();
    }

    /// Looks for the next period with a candidate.
    private void fill() {
        at = 0;
        while (!over) {
            found = 0;
            long next = period + 1;
            int cost =
                    switch (rule.freq()) {
                        case YEARLY -> year();
                        case MONTHLY -> month();
                        case WEEKLY -> week();
                        case DAILY -> day();
                        case HOURLY, MINUTELY, SECONDLY -> {
                            next = timeOfDay();
                            yield 1;
                        }
                    };
            silent += cost;
            labour += cost;
            if (silent > SILENCE || labour > LABOUR) {
                over = true;
            } else if (size() > 0) {
                return;
            } else {
                period = next;
            }
        }
    }

    private void add(long base) {
        if (found == bases.length) {
            bases = Arrays.copyOf(bases, found * 2);
        }
        bases[found++] = base;
    }

    private int days(LocalDate from, int count) {
        for (int i = 0; i < count; i++) {
            var day = from.plusDays(i);
            if (days.holds(day)) {
                add(day.toEpochDay() * DAY);
            }
        }
        return count;
    }

    private int year() {
        long year = start.getYear() + period * rule.interval();
        if (year > LAST_YEAR) {
            over = true;
            return 0;
        }
        var from = LocalDate.of((int) year, 1, 1);
        return days(from, from.lengthOfYear());
    }

    private int month() {
        long months = start.getYear() * 12L + start.getMonthValue() - 1 + period * rule.interval();
        if (months / 12 > LAST_YEAR) {
            over = true;
            return 0;
        }
        var from = LocalDate.of((int) (months / 12), (int) (months % 12) + 1, 1);
        return days(from, from.lengthOfMonth());
    }

    private int week() {
        long week = weekBegin(start.toLocalDate(), rule.weekStart()) + period * rule.interval() * 7;
        return isBeyond(week) ? 0 : days(LocalDate.ofEpochDay(week), 7);
    }

    private int day() {
        long day = start.toLocalDate().toEpochDay() + period * rule.interval();
        return isBeyond(day) ? 0 : days(LocalDate.ofEpochDay(day), 1);
    }

    private boolean isBeyond(long epochDay) {
        over |= epochDay > LocalDate.of(LAST_YEAR, 12, 24).toEpochDay();
        return over;
    }

    static long weekBegin(LocalDate day, DayOfWeek weekStart) {
        return day.toEpochDay()
                - Math.floorMod(day.getDayOfWeek().ordinal() - weekStart.ordinal(), 7);
    }

    /// An hour, minute or second; gives the period to look at next, the first one of the next day,
    /// hour or minute where all up to there are excluded.
    private long timeOfDay() {
        long step = unit() * rule.interval();
        long base = first - Math.floorMod(first, unit()) + period * step;
        long day = Math.floorDiv(base, DAY);
        if (isBeyond(day)) {
            return period;
        }
        if (!days.holds(LocalDate.ofEpochDay(day))) {
            return periodFrom((day + 1) * DAY, base, step);
        }
        int second = (int) Math.floorMod(base, DAY);
        if (excludes(rule.byHour(), second / 3600)) {
            return periodFrom(base - base % 3600 + 3600, base, step);
        }
        if (rule.freq() != Rule.Freq.HOURLY && excludes(rule.byMinute(), second / 60 % 60)) {
            return periodFrom(base - base % 60 + 60, base, step);
        }
        if (rule.freq() != Rule.Freq.SECONDLY || !excludes(rule.bySecond(), second % 60)) {
            add(base);
        }
        return period + 1;
    }

    private long periodFrom(long target, long base, long step) {
        return period + Math.max(1, (target - base + step - 1) / step);
    }

    private static boolean excludes(int[] wanted, int number) {
        return wanted.length > 0 && Arrays.binarySearch(wanted, number) < 0;
    }
}
