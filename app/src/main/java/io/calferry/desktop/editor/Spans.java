package io.calferry.desktop.editor;

import io.calferry.desktop.Texts;

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

    /// How often it can run; empty is only when a person says so.
    static final List<Optional<Duration>> PERIODS =
            List.of(
                    Optional.of(Duration.ofMinutes(5)),
                    Optional.of(Duration.ofMinutes(15)),
                    Optional.of(Duration.ofMinutes(30)),
                    Optional.of(Duration.ofHours(1)),
                    Optional.of(Duration.ofHours(6)),
                    Optional.of(Duration.ofDays(1)),
                    Optional.empty());

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
    String period(Optional<Duration> period) {
        return period.map(this::every).orElseGet(() -> texts.get("manual"));
    }

    private String every(Duration period) {
        if (period.equals(Duration.ofHours(1))) {
            return texts.get("hourly");
        }
        return period.equals(Duration.ofDays(1))
                ? texts.get("daily")
                : texts.get("every", of(period));
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
