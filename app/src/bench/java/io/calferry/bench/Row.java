package io.calferry.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One line of the table that [Figures] prints.
///
/// @param beside what it is compared to, and what that took
/// @param ratio to that; empty where there is none
record Row(
        String figure, String goal, String measured, String beside, String ratio, Verdict verdict) {

    enum Verdict {
        MET,
        MISSED,
        /// Told beside the others; no goal of ours.
        BESIDE
    }

    static final Row TITLES =
            new Row("figure", "goal", "measured", "beside it", "ratio", Verdict.BESIDE);

    static Row beside(String figure, String measured) {
        return new Row(figure, "", measured, "", "", Verdict.BESIDE);
    }

    /// A time that must not be more than `goal`.
    static Row within(String figure, Duration goal, Duration measured, String beside) {
        return new Row(
                figure,
                "at most " + seconds(goal),
                seconds(measured),
                beside,
                "",
                measured.compareTo(goal) <= 0 ? Verdict.MET : Verdict.MISSED);
    }

    /// A time that must not be more than so many times another.
    static Row times(String figure, double goal, Duration measured, Duration other, String beside) {
        var ratio = (double) measured.toNanos() / other.toNanos();
        return new Row(
                figure,
                number("at most %.1f times", goal),
                seconds(measured),
                beside + " " + seconds(other),
                number("%.2f", ratio),
                ratio <= goal ? Verdict.MET : Verdict.MISSED);
    }

    static String seconds(Duration time) {
        return number("%.2f s", time.toMillis() / 1000.0);
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    /// Rows in columns as wide as they need to be.
    static String table(List<Row> rows) {
        var widths = new int[6];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.cells().get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                line.append(("%-" + (widths[i] + 2) + "s").formatted(row.cells().get(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private List<String> cells() {
        var word =
                switch (verdict) {
                    case MET -> "met";
                    case MISSED -> "MISSED";
                    case BESIDE -> "";
                };
        return List.of(figure, goal, measured, beside, ratio, word);
    }
}
