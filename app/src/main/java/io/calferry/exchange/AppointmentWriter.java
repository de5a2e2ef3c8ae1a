package io.calferry.exchange;

import io.calferry.outlook.Appointment;
import io.calferry.outlook.Details;
import io.calferry.outlook.EventTime;
import io.calferry.outlook.Identity;
import io.calferry.outlook.Series;
import io.calferry.outlook.Stamps;
import io.calferry.outlook.WindowsZone;
import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says an appointment in the words of EWS, in the order of its schema. Nobody is invited: people
/// are never written, since an item with attendees is a meeting, about which Outlook mails.
final class AppointmentWriter {

    private AppointmentWriter() {}

    /// All of a new item but its occurrences.
    ///
    /// @param marking whether more requests follow for its occurrences
    static List<Value> whole(Appointment item, Marking marking) {
        var values = new ArrayList<Value>();
        var details = item.details();
        values.addAll(words(details));
        values.addAll(reminder(details));
        values.addAll(properties(item, marking));
        values.addAll(times(details.time()));
        values.addAll(StatusWriter.elements(details.status()));
        values.add(Value.text("calendar:Location", details.location()));
        item.series().ifPresent(series -> values.add(recurrence(series)));
        values.addAll(zones(details.time()));
        return values.stream().filter(AppointmentWriter::saysSomething).toList();
    }

    /// What our mark says of a new item.
    enum Marking {
        WHOLE,
        /// More requests are to come, the last of which says that the item is whole: what a crash
        /// leaves until then is known as ours, and not taken for finished work.
        BEGUN
    }

    /// An empty element in a new item would be refused, or say nothing.
    private static boolean saysSomething(Value value) {
        var element = value.element();
        return !element.text().isEmpty()
                || !element.children().isEmpty()
                || !element.attributes().isEmpty();
    }

    /// What differs between two states of an item or occurrence.
    ///
    /// @param set to be set
    /// @param cleared to be taken away
    record Difference(List<Value> set, List<Path> cleared) {

        boolean nothing() {
            return set.isEmpty() && cleared.isEmpty();
        }
    }

    static Difference difference(Details before, Details after) {
        var set = new ArrayList<Value>();
        var cleared = new ArrayList<Path>();
        if (!before.subject().equals(after.subject())) {
            set.add(Value.text("item:Subject", after.subject()));
        }
        if (!before.status().sensitivity().equals(after.status().sensitivity())) {
            set.add(Value.text("item:Sensitivity", word(after.status().sensitivity())));
        }
        if (!before.body().equals(after.body())) {
            set.add(body(after));
        }
        if (!before.categories().equals(after.categories())) {
            if (after.categories().isEmpty()) {
                cleared.add(new Path.Field("item:Categories"));
            } else {
                set.add(categories(after));
            }
        }
        if (!before.status().importance().equals(after.status().importance())) {
            set.add(Value.text("item:Importance", word(after.status().importance())));
        }
        if (!before.reminder().equals(after.reminder())) {
            set.addAll(reminder(after));
        }
        if (!before.time().equals(after.time())) {
            set.addAll(zones(after.time()));
            set.addAll(times(after.time()));
        }
        if (before.status().busy() != after.status().busy()) {
            set.add(StatusWriter.busy(after.status()));
        }
        if (!before.status().intended().equals(after.status().intended())) {
            StatusWriter.intended(after.status())
                    .ifPresentOrElse(set::add, () -> cleared.add(Properties.INTENDED));
        }
        if (before.status().standing() != after.status().standing()) {
            set.add(StatusWriter.standing(after.status()));
        }
        if (!before.location().equals(after.location())) {
            if (after.location().isEmpty()) {
                cleared.add(new Path.Field("calendar:Location"));
            } else {
                set.add(Value.text("calendar:Location", after.location()));
            }
        }
        return new Difference(set, cleared);
    }

    static Value recurrence(Series series) {
        var element = Recurrences.element(series.pattern(), series.range());
        return new Value(new Path.Field("calendar:Recurrence"), element);
    }

    static Value mark(io.calferry.outlook.Mark mark) {
        return Value.extended(Properties.OUR_MARK, mark.value());
    }

    private static Value sent(Stamps stamps) {
        var at = stamps.modified().map(Instant::toString).orElse(Properties.NEVER);
        return Value.extended(Properties.OUR_SENT, at);
    }

    /// What a UID is searched for by.
    static String key(Uid uid) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(uid.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What says that an item is written to its end.
    ///
    /// @param span from the first request for a new item to the last
    static Value ended(Duration span) {
        return Value.extended(Properties.OUR_SPAN, span.toString());
    }

    private static List<Value> properties(Appointment item, Marking marking) {
        var values = new ArrayList<Value>();
        values.addAll(StatusWriter.extended(item.details().status()));
        values.addAll(identity(item.identity()));
        if (item.mark().isPresent()) {
            values.add(mark(item.mark().get()));
            values.add(sent(item.details().stamps()));
            switch (marking) {
                case WHOLE -> {}
                case BEGUN -> values.add(Unended.NEW.value());
            }
        }
        return values;
    }

    static List<Value> identity(Identity identity) {
        var uid = identity.uid();
        return uid.isEmpty()
                ? List.of()
                : List.of(
                        Value.extended(Properties.OUR_UID, uid.get().value()),
                        Value.extended(Properties.OUR_KEY, key(uid.get())));
    }

    private static List<Value> words(Details details) {
        return List.of(
                Value.text("item:Subject", details.subject()),
                Value.text("item:Sensitivity", word(details.status().sensitivity())),
                body(details),
                categories(details),
                Value.text("item:Importance", word(details.status().importance())));
    }

    private static Value body(Details details) {
        var body = details.body();
        return body.html().isEmpty()
                ? Value.text("item:Body", body.text()).with("BodyType", "Text")
                : Value.text("item:Body", body.html()).with("BodyType", "HTML");
    }

    private static Value categories(Details details) {
        return Value.of(
                "item:Categories",
                details.categories().stream()
                        .map(it -> Element.text("t:String", it))
                        .toArray(Element[]::new));
    }

    private static List<Value> reminder(Details details) {
        return details.reminder()
                .map(
                        before ->
                                List.of(
                                        Value.text("item:ReminderIsSet", "true"),
                                        Value.text(
                                                "item:ReminderMinutesBeforeStart",
                                                Long.toString(before.toMinutes()))))
                .orElseGet(() -> List.of(Value.text("item:ReminderIsSet", "false")));
    }

    private static List<Value> times(EventTime time) {
        var allDay =
                switch (time) {
                    case EventTime.AllDay _ -> "true";
                    case EventTime.Timed _ -> "false";
                };
        return List.of(
                Value.text("calendar:Start", time(time.start().at())),
                Value.text("calendar:End", time(time.end().at())),
                Value.text("calendar:IsAllDayEvent", allDay));
    }

    private static String time(Instant at) {
        return at.toString();
    }

    private static List<Value> zones(EventTime time) {
        var zones = new ArrayList<Value>();
        zone("calendar:StartTimeZone", time.start().zone()).ifPresent(zones::add);
        zone("calendar:EndTimeZone", time.end().zone()).ifPresent(zones::add);
        return zones;
    }

    /// The id alone: definitions of one's own are refused by some servers.
    private static Optional<Value> zone(String uri, WindowsZone zone) {
        return zone.id().isBlank()
                ? Optional.empty()
                : Optional.of(Value.of(uri).with("Id", zone.id()));
    }

    private static String word(Enum<?> of) {
        var name = of.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
