package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.ical.When;
import io.calferry.outlook.Status.Standing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One VEVENT of what an item, a master or an occurrence says, but for when it repeats.
final class Entry {

    /// What Outlook puts before the title of a meeting that is called off, in its languages. Looked
    /// for only where the item says that it is.
    private static final List<String> CANCELLED =
            List.of(
                    "canceled",
                    "cancelled",
                    "abgesagt",
                    "annulé",
                    "annulée",
                    "cancelado",
                    "cancelada",
                    "annullato",
                    "annullata",
                    "geannuleerd",
                    "odwołane",
                    "anulowane",
                    "inställt",
                    "inställd",
                    "aflyst",
                    "avlyst",
                    "peruutettu",
                    "zrušeno",
                    "zrušené",
                    "iptal edildi",
                    "iptal",
                    "отменено",
                    "скасовано",
                    "törölve",
                    "anulat",
                    "ακυρώθηκε",
                    "キャンセル済み",
                    "キャンセル",
                    "已取消",
                    "취소됨",
                    "בוטל",
                    "ألغي");

    private final Details details;
    private final List<Property> lines = new ArrayList<>();

    private Entry(Details details) {
        this.details = details;
    }

    /// @param id where the entry stands for an occurrence, its RECURRENCE-ID
    /// @param dates RRULE and EXDATE
    static Component of(
            String uid,
            Details details,
            Optional<When> id,
            When start,
            When end,
            List<Property> dates,
            List<Property> people,
            Optional<String> link) {
        return new Entry(details).build(uid, id, start, end, dates, people, link);
    }

    private Component build(
            String uid,
            Optional<When> id,
            When start,
            When end,
            List<Property> dates,
            List<Property> people,
            Optional<String> link) {
        lines.add(Property.of("UID", uid));
        stamps();
        id.ifPresent(when -> lines.add(when.in(Property.of("RECURRENCE-ID", ""))));
        lines.add(start.in(Property.of("DTSTART", "")));
        if (!end.equals(start)) {
            lines.add(end.in(Property.of("DTEND", "")));
        }
        lines.addAll(dates);
        var subject = subject(details);
        text("SUMMARY", subject);
        text("LOCATION", Plain.line(details.location()));
        lines.addAll(Bodies.properties(details, link.stream().toList()));
        link.ifPresent(url -> lines.add(Property.of("URL", url)));
        categories();
        lines.addAll(StatusText.properties(details.status()));
        lines.addAll(people);
        var alarms = details.reminder().map(before -> Reminder.alarm(before, subject)).stream();
        return new Component("VEVENT", List.copyOf(lines), alarms.toList());
    }

    /// Never the present: an item that nobody touched looks the same each time.
    private void stamps() {
        var stamps = details.stamps();
        var stamp = stamps.modified().or(stamps::created).orElse(Instant.EPOCH);
        lines.add(Property.of("DTSTAMP", utc(stamp)));
        stamps.created().ifPresent(at -> lines.add(Property.of("CREATED", utc(at))));
        stamps.modified().ifPresent(at -> lines.add(Property.of("LAST-MODIFIED", utc(at))));
        if (stamps.sequence() > 0) {
            lines.add(Property.of("SEQUENCE", Integer.toString(stamps.sequence())));
        }
    }

    private static String utc(Instant at) {
        return new When.Utc(LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC))
                .value();
    }

    private void text(String name, String text) {
        if (!text.isBlank()) {
            lines.add(Property.ofText(name, text));
        }
    }

    /// The title, without what says that it is cancelled.
    static String subject(Details details) {
        var subject = Plain.line(details.subject());
        if (details.status().standing() == Standing.CANCELLED) {
            for (var word : CANCELLED) {
                if (subject.regionMatches(true, 0, word, 0, word.length())) {
                    var rest = subject.substring(word.length()).stripLeading();
                    if (rest.startsWith(":") || rest.startsWith("：")) {
                        return rest.substring(1).strip();
                    }
                }
            }
        }
        return subject;
    }

    private void categories() {
        var names = new LinkedHashSet<String>();
        for (var category : details.categories()) {
            var name = Plain.line(category);
            if (!name.isEmpty()) {
                names.add(Property.ofText("CATEGORIES", name).value());
            }
        }
        if (!names.isEmpty()) {
            lines.add(Property.of("CATEGORIES", names.stream().collect(Collectors.joining(","))));
        }
    }
}
