package io.calferry.cli;

import java.time.Duration;
import java.util.Locale;

/// Numbers as the terminal tells them, which speaks English.
final class Numbers {

    private Numbers() {}

    /// Such as `1 event` and `1,240 events`.
    static String of(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    /// Such as `1,240`.
    static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Such as `0.4 s`, `12 s` and `3 min 5 s`.
    static String took(Duration duration) {
        long tenths = (duration.toMillis() + 50) / 100;
        if (tenths < 100) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        long seconds = tenths / 10;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
