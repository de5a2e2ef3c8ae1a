package io.calferry.ical;


/// placeholder
final class Recurrence {
    private Recurrence() {}

    /// The rule with its UNTIL told in the local time of the series.
    static Rule localUntil(Rule rule, When series, Times times) {
        if (rule.until() instanceof When.Utc utc && series instanceof When.Zoned) {
            var local = times.like(utc, series);
            return rule.withUntil(new When.Floating(local.local()));
        }
        return rule;
    }
}
