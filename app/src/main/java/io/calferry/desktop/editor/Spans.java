package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;
import io.calferry.profile.Schedule;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long, in words as one says them.
record Spans(Texts texts) {

    /// How far back one can choose; empty is everything, past and future.
    static final List<Optional<Period>> PAST =
            List.of(
                    Optional.of(Period.ZERO),
                    Optional.of(Period.ofDays(7)),
                    Optional.of(Period.ofDays(30)),
                    Optional.of(Period.ofMonths(3)),
                    Optional.of(Period.ofYears(1)),
                    Optional.empty());

    /// How far ahead one can choose.
    static final List<Period> FUTURE =
            List.of(
                    Period.ofDays(7),
                    Period.ofDays(30),
                    Period.ofMonths(3),
                    Period.ofYears(1),
                    Period.ofYears(5));

    static final List<Schedule> SCHEDULES =
            List.of(
                    new Schedule.Every(Duration.ofMinutes(5)),
                    new Schedule.Every(Duration.ofMinutes(15)),
                    new Schedule.Every(Duration.ofMinutes(30)),
                    new Schedule.Every(Duration.ofHours(1)),
                    new Schedule.Every(Duration.ofHours(6)),
                    new Schedule.Every(Duration.ofDays(1)),
                    new Schedule.Manual());

    /// Such as `Past 30 days`.
    String past(Optional<Period> past) {
        return past.map(it -> it.isZero() ? texts.get("past.none") : texts.get("past", of(it)))
                .orElseGet(() -> texts.get("past.everything"));
    }

    /// Such as `the coming year`.
    String future(Period future) {
        if (future.equals(Period.ofYears(1))) {
            return texts.get("future.year");
        }
        return future.isZero() ? texts.get("future.none") : texts.get("future", of(future));
    }

    private String of(Period period) {
        var parts = new ArrayList<String>();
        add(parts, "years", period.getYears());
        add(parts, "months", period.getMonths());
        add(parts, "days", period.getDays());
        return String.join(" ", parts);
    }

    private void add(List<String> parts, String unit, long count) {
        if (count != 0) {
            parts.add(texts.get("span." + unit, count));
        }
    }

    /// Such as `every 15 minutes`.
    String schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Manual _ -> texts.get("manual");
            case Schedule.Every(var period) ->
                    period.equals(Duration.ofHours(1))
                            ? texts.get("hourly")
                            : period.equals(Duration.ofDays(1))
                                    ? texts.get("daily")
                                    : texts.get("every", of(period));
        };
    }

    private String of(Duration period) {
        var parts = new ArrayList<String>();
        add(parts, "days", period.toDays());
        add(parts, "hours", period.toHoursPart());
        add(parts, "minutes", period.toMinutesPart());
        add(parts, "seconds", period.toSecondsPart());
        return String.join(" ", parts);
    }
}
