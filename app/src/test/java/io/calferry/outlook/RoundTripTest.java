package io.calferry.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.calferry.ical.Recurrence;

import net.fortuna.ical4j.model.Recur;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

class RoundTripTest {

    private static final int ROUNDS = 300;

    @BeforeAll
    static void ical4j_keeps_its_workings_to_itself() {
        ((Logger) LoggerFactory.getLogger("net.fortuna")).setLevel(Level.WARN);
    }

    @Test
    void an_item_comes_back_as_it_was() {
        var items = new RandomItems(7);
        int series = 0;
        int changes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var item = items.next();
            var object = Items.object(item, RandomItems.MAILBOX);
            var back = Outlook.over(item, Items.appointment(object, RandomItems.MAILBOX));

            assertThat(back.mark()).isEqualTo(item.mark());
            assertThat(back.identity().uid()).isEqualTo(item.identity().uid());
            assertThat(dates(back)).as(object.text()).isEqualTo(dates(item));
            assertThat(Compared.of(back.details()))
                    .as(object.text())
                    .isEqualTo(Compared.of(item.details()));
            assertThat(changes(back)).as(object.text()).isEqualTo(changes(item));
            series += item.series().isPresent() ? 1 : 0;
            changes += changes(item).size();
        }
        assertThat(series).isGreaterThan(ROUNDS / 3);
        assertThat(changes).isGreaterThan(ROUNDS / 6);
    }

    /// Pattern, range, and which occurrences are deleted and changed.
    private static Optional<List<Object>> dates(Appointment item) {
        return item.series()
                .map(
                        s ->
                                List.of(
                                        s.pattern(),
                                        s.range(),
                                        s.deleted(),
                                        s.modified().stream()
                                                .map(ModifiedOccurrence::originalStart)
                                                .toList()));
    }

    private static List<Compared> changes(Appointment item) {
        return item.series().stream()
                .flatMap(s -> s.modified().stream())
                .map(m -> Compared.of(m.details()))
                .toList();
    }

    /// All that both sides hold.
    private record Compared(Details details, String body) {
        static Compared of(Details d) {
            return new Compared(
                    new Details(
                            d.time(),
                            d.subject(),
                            Body.EMPTY,
                            d.location(),
                            d.status(),
                            d.categories(),
                            d.reminder(),
                            Optional.empty(),
                            d.people(),
                            List.of(),
                            d.stamps()),
                    Bodies.text(d.body()));
        }
    }

    @Test
    void an_object_comes_back_as_it_was() {
        var items = new RandomItems(8);
        for (int i = 0; i < ROUNDS / 2; i++) {
            var object = Items.object(items.plain(), RandomItems.MAILBOX);
            var back =
                    Items.object(
                            Items.appointment(object, RandomItems.MAILBOX), RandomItems.MAILBOX);

            assertThat(back.text()).isEqualTo(object.text());
        }
    }

    @Test
    void a_series_takes_place_when_its_pattern_says_and_when_ical4j_says() {
        var items = new RandomItems(9);
        int compared = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var item = items.bareSeries();
            var calendar = Items.parse(Items.object(item, RandomItems.MAILBOX).text());
            var zone = RandomItems.zone(item);
            var first = item.details().time().start().at();
            var end = first.plusSeconds(6 * 366 * 86_400L);

            var said =
                    Calendar.of(item.series().orElseThrow(), local(first, zone), local(end, zone));
            var ours =
                    Recurrence.of(calendar, zone).between(first, end, 60).stream()
                            .map(instance -> local(instance.start(), zone))
                            .toList();
            var rule = calendar.entries().getFirst().first("RRULE").orElseThrow().value();
            var theirs =
                    new Recur<LocalDateTime>(localUntil(rule, zone))
                            .getDates(local(first, zone), local(first, zone), local(end, zone), 60);

            assertThat(ours).as(rule + " " + item.series()).isEqualTo(said);
            assertThat(
                            theirs.stream()
                                    .distinct()
                                    .filter(at -> at.isBefore(local(end, zone)))
                                    .limit(60)
                                    .toList())
                    .as(rule)
                    .isEqualTo(said);
            compared += ours.size();
        }
        assertThat(compared).isGreaterThan(5 * ROUNDS);
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime();
    }

    /// ical4j expands local times, and wants UNTIL as one.
    private static String localUntil(String rule, ZoneId zone) {
        var parts = new ArrayList<String>();
        for (var part : rule.split(";")) {
            if (part.startsWith("UNTIL=") && part.endsWith("Z")) {
                var until = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
                var utc = LocalDateTime.parse(part.substring(6, part.length() - 1), until);
                parts.add("UNTIL=" + until.format(local(utc.toInstant(ZoneOffset.UTC), zone)));
            } else {
                parts.add(part);
            }
        }
        return String.join(";", parts);
    }

    @Test
    void a_rule_crosses_with_all_its_dates_or_not_at_all() {
        var rules = new RandomItems(10);
        int crossed = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            var start = rules.start();
            var rule = rules.rule();
            var stamp = start.toString().replace("-", "").replace(":", "") + "00";
            var mapped =
                    Outlook.appointment(
                            Items.event("DTSTART;TZID=Europe/Berlin:" + stamp, "RRULE:" + rule),
                            RandomItems.MAILBOX);
            if (mapped instanceof Mapped.Fit<Appointment>(var item)) {
                var end = start.plusYears(6);
                var theirs = new Recur<LocalDateTime>(rule).getDates(start, start, end, 80);
                assertThat(Calendar.of(item.series().orElseThrow(), start, end))
                        .as(rule + " from " + start)
                        .startsWith(
                                theirs.stream()
                                        .distinct()
                                        .filter(at -> at.isBefore(end))
                                        .limit(60)
                                        .toArray(LocalDateTime[]::new));
                crossed++;
            } else {
                assertThat(Items.reason(mapped).words()).isNotBlank();
            }
        }
        assertThat(crossed).isBetween(ROUNDS / 10, 2 * ROUNDS - ROUNDS / 10);
    }

    @Test
    void the_machines_zone_and_language_change_nothing() {
        var usualZone = TimeZone.getDefault();
        var usualLocale = Locale.getDefault();
        var outputs = new ArrayList<>(List.of(output()));
        try {
            for (var zone :
                    Arrays.asList("America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "UTC")) {
                for (var language : List.of("tr-TR", "ar-EG", "en-US")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    Locale.setDefault(Locale.forLanguageTag(language));
                    outputs.add(output());
                }
            }
        } finally {
            TimeZone.setDefault(usualZone);
            Locale.setDefault(usualLocale);
        }

        assertThat(outputs).hasSize(13).containsOnly(outputs.getFirst());
    }

    private static String output() {
        var items = new RandomItems(11);
        var out = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            var object = Items.object(items.next(), RandomItems.MAILBOX);
            var back = Items.appointment(object, RandomItems.MAILBOX);
            out.append(object.text())
                    .append(Compared.of(back.details()))
                    .append(back.details().people())
                    .append(back.details().categories())
                    .append(back.details().reminder())
                    .append(back.series());
        }
        return out.toString();
    }
}
