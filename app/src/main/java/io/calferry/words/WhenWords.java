package io.calferry.words;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// A day or a time of an event, as the reader of a language tells it. What comes in is such as
/// `2026-11-21`, `2026-11-21 09:00`, `2026-11-21 09:00 UTC` and `2026-11-21 09:00 Europe/Berlin`.
final class WhenWords {

    private static final Pattern WHEN =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?: (\\d\\d:\\d\\d(?::\\d\\d)?)(?: (\\S.*))?)?");

    private final Bundle bundle;
    private final ZoneId zone;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    /// @param zone of the reader, which needs no name
    WhenWords(Bundle bundle, ZoneId zone) {
        this.bundle = bundle;
        this.zone = zone;
        this.day = DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(bundle.locale());
        this.time = DateTimeFormatter.ofLocalizedPattern("jm").withLocale(bundle.locale());
    }

    /// What is no such text stays as it is.
    String of(String text) {
        var match = WHEN.matcher(text);
        if (!match.matches()) {
            return text;
        }
        try {
            var date = LocalDate.parse(match.group(1));
            return match.group(2) == null
                    ? day.format(date)
                    : at(date.atTime(LocalTime.parse(match.group(2))), match.group(3));
        } catch (DateTimeException _) {
            return text;
        }
    }

    private String at(LocalDateTime local, @Nullable String place) {
        if (place == null) {
            return told(local);
        }
        if (place.equals("UTC")) {
            return told(local.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime());
        }
        return place.equals(zone.getId())
                ? told(local)
                : bundle.get("when.elsewhere", told(local), place);
    }

    private String told(LocalDateTime local) {
        return bundle.get("when.timed", day.format(local), time.format(local));
    }
}
