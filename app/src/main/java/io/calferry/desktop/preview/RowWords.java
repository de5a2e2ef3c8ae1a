package io.calferry.desktop.preview;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Look;
import io.calferry.sync.Shaping.FieldChange;
import io.calferry.sync.Side;
import io.calferry.words.FieldWords;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Collectors;

/// The rows of a plan in words.
final class RowWords {

    /// How much of a field fits into a line.
    private static final int LONGEST = 40;

    private final Texts texts;
    private final FieldWords fields;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    RowWords(Desk desk) {
        this.texts = desk.texts(RowWords.class);
        this.fields = desk.words().fields();
        this.day = DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(texts.locale());
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.locale());
    }

    FieldWords fields() {
        return fields;
    }

    String title(Row row) {
        return row.title().isBlank()
                ? row.uid()
                        .map(it -> texts.get("untitled", it.value()))
                        .orElse(texts.get("nameless"))
                : OneLine.of(row.title());
    }

    /// When it begins, and that it comes again.
    String when(Row row) {
        return row.when(texts.zone()).map(this::when).orElse("");
    }

    private String when(Start start) {
        var moment = told(start.moment());
        return switch (start.series()) {
            case Start.Series.Once _ -> moment;
            case Start.Series.Often _ -> texts.get("series", moment);
            case Start.Series.Times(var count) -> texts.get("series.times", moment, count);
        };
    }

    private String told(Start.Moment moment) {
        return switch (moment) {
            case Start.Moment.Day(var date) -> day.format(date);
            case Start.Moment.Hour(var local) -> day.format(local) + " " + time.format(local);
        };
    }

    /// What differs, or what is to be said instead.
    String change(Row row) {
        var where = row.side() == Side.LEFT && row.deed().writes() ? texts.get("in.source") : "";
        var what =
                switch (row.deed()) {
                    case UPDATE, CLASH ->
                            row.changes().fields().stream()
                                    .map(this::change)
                                    .collect(Collectors.joining(", "));
                    case CREATE, DELETE, PARKED, UNTOUCHED -> "";
                };
        return where.isEmpty() || what.isEmpty() ? where + what : where + ": " + what;
    }

    private String change(FieldChange change) {
        var before = OneLine.of(fields.value(change.name(), change.from()));
        var after = OneLine.of(fields.value(change.name(), change.to()));
        var name = fields.name(change.name());
        if (before.isEmpty()) {
            return texts.get("change.added", name, cut(after));
        }
        return after.isEmpty()
                ? texts.get("change.removed", name, cut(before))
                : texts.get("change", name, cut(before), cut(after));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "\u2026";
    }

    /// All of a row, for somebody who hears it.
    String spoken(Row row) {
        return spoken(row, texts.get("deed." + Keys.of(row.deed())), when(row));
    }

    /// All of one time at which its event takes place. From any thread; the row is read from its
    /// text, which takes too long on the JavaFX thread for all that a month shows.
    String spoken(Row row, Look look, Start.Moment moment) {
        var key = look == Look.OLD ? "look.old.spoken" : "deed." + Keys.of(row.deed());
        var again =
                row.when(texts.zone())
                        .filter(it -> !(it.series() instanceof Start.Series.Once))
                        .isPresent();
        return spoken(
                row, texts.get(key), again ? texts.get("series", told(moment)) : told(moment));
    }

    private String spoken(Row row, String deed, String when) {
        var change = change(row);
        return deed
                + ": "
                + title(row)
                + (row.isHeld() ? ", " + texts.get("held") : "")
                + (when.isEmpty() ? "" : ", " + when)
                + (change.isEmpty() ? "" : ", " + change);
    }
}
