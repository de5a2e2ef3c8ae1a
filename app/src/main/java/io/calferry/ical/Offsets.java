package io.calferry.ical;

import java.time.LocalDateTime;

/// At which times of a day, or of a shorter period, a rule has instances.
final class Offsets {

    private Offsets() {}

    /// Seconds behind the beginning of the rule's day, hour, minute or second, ascending; what the
    /// rule leaves out comes from the start.
    static int[] of(Rule rule, LocalDateTime start) {
        var hours = rule.byHour().length > 0 ? rule.byHour() : new int[] {start.getHour()};
        var minutes = rule.byMinute().length > 0 ? rule.byMinute() : new int[] {start.getMinute()};
        var seconds = rule.bySecond().length > 0 ? rule.bySecond() : new int[] {start.getSecond()};
        var zero = new int[] {0};
        return switch (rule.freq()) {
            case SECONDLY -> zero;
            case MINUTELY -> product(zero, zero, seconds);
            case HOURLY -> product(zero, minutes, seconds);
            case DAILY, WEEKLY, MONTHLY, YEARLY -> product(hours, minutes, seconds);
        };
    }

    private static int[] product(int[] hours, int[] minutes, int[] seconds) {
        var all = new int[hours.length * minutes.length * seconds.length];
        int i = 0;
        for (int hour : hours) {
            for (int minute : minutes) {
                for (int second : seconds) {
                    all[i++] = hour * 3600 + minute * 60 + Math.min(second, 59);
                }
            }
        }
        return all;
    }
}
