package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.ical.Span;
import io.calferry.ical.When;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The one reminder that Outlook has, as an alarm that shows something (RFC 5545 section 3.6.6),
/// and back. Outlook counts in minutes before the start.
final class Reminder {

    private Reminder() {}

    static Component alarm(Duration before, String subject) {
        var text =
                before.isZero()
                        ? "PT0S"
                        : before.isNegative() ? span(before.negated()) : "-" + span(before);
        return new Component(
                "VALARM",
                List.of(
                        Property.of("ACTION", "DISPLAY"),
                        Property.of("TRIGGER", text),
                        Property.ofText("DESCRIPTION", subject.isBlank() ? "Reminder" : subject)),
                List.of());
    }

    private static String span(Duration length) {
        return new Span(length.toDays(), length.minusDays(length.toDays()).toSeconds()).text();
    }

    /// How long before the start the first alarm rings that shows something. Empty where there is
    /// none, and where it rings behind the start, which Outlook's can't.
    static Optional<Duration> of(Component entry, Instant start, Instant end) {
        return entry.components().stream()
                .filter(inner -> inner.is("VALARM"))
                .filter(
                        alarm ->
                                alarm.first("ACTION")
                                        .filter(p -> p.value().strip().equalsIgnoreCase("DISPLAY"))
                                        .isPresent())
                .flatMap(alarm -> alarm.first("TRIGGER").stream())
                .findFirst()
                .flatMap(trigger -> before(trigger, start, end))
                .filter(before -> !before.isNegative())
                .map(Reminder::inMinutes);
    }

    private static Optional<Duration> before(Property trigger, Instant start, Instant end) {
        var span = Span.parse(trigger.value());
        if (span != null) {
            var anchor = trigger.has("RELATED", "END") ? end : start;
            return Optional.of(Duration.between(anchor.plusSeconds(span.length()), start));
        }
        return When.of(trigger.value(), null) instanceof When.Utc at
                ? Optional.of(Duration.between(at.instant(), start))
                : Optional.empty();
    }

    /// Rather a little early than late.
    private static Duration inMinutes(Duration before) {
        return Duration.ofMinutes(before.plusSeconds(59).toMinutes());
    }
}
