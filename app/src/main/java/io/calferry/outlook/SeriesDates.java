package io.calferry.outlook;

import io.calferry.ical.Rule;
import io.calferry.ical.When;
import io.calferry.outlook.Status.Response;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// When a series takes place: its rule, its first slot, and the slots that its changed and deleted
/// occurrences stand for.
final class SeriesDates {

    private final Rule rule;
    private final When start;
    private final ItemTimes times;
    private final Slots slots;
    private final TreeMap<LocalDateTime, ModifiedOccurrence> modified = new TreeMap<>();
    private final TreeSet<LocalDateTime> deleted = new TreeSet<>();
    private final List<Instant> strays = new ArrayList<>();

    SeriesDates(Series series, ItemTimes times) throws UnmappedException {
        this.times = times;
        var plain = PatternRule.of(series.pattern());
        var told = times.start();
        // Where Outlook begins a series on a day that its pattern passes over, iCalendar would add
        // it.
        var first = new Slots(plain, told.local(), times::instant).first(1);
        this.start = first.isEmpty() ? told : told.at(first.getFirst());
        this.rule = ended(plain, series.range());
        this.slots = new Slots(local(series.range(), rule), start.local(), times::instant);
        modify(series.modified());
        delete(series.deleted());
    }

    private Rule ended(Rule plain, Range range) {
        return switch (range) {
            case Range.NoEnd _ -> plain;
            case Range.Numbered(_, int occurrences) -> plain.withCount(Math.max(1, occurrences));
            case Range.Until until -> plain.withUntil(until(until));
        };
    }

    /// In UTC where the start has a zone (RFC 5545 section 3.3.10): the time of the start on the
    /// last day, which is a day in the zone of the series.
    private When until(Range.Until until) {
        var last = LocalDateTime.of(until.last(), start.local().toLocalTime());
        return switch (start) {
            case When.Day _ -> new When.Day(until.last());
            case When.Utc _, When.Floating _ -> start.at(last);
            case When.Zoned _ ->
                    new When.Utc(
                            LocalDateTime.ofEpochSecond(
                                    times.instant(last).getEpochSecond(), 0, ZoneOffset.UTC));
        };
    }

    private Rule local(Range range, Rule ended) {
        return range instanceof Range.Until until
                ? ended.withUntil(
                        new When.Floating(
                                LocalDateTime.of(until.last(), start.local().toLocalTime())))
                : ended;
    }

    private void modify(List<ModifiedOccurrence> occurrences) {
        for (var occurrence : occurrences) {
            var local = times.when(occurrence.originalStart()).local();
            var slot = slot(local).orElse(local);
            modified.merge(slot, occurrence, SeriesDates::later);
        }
    }

    private static ModifiedOccurrence later(ModifiedOccurrence one, ModifiedOccurrence other) {
        var first = one.details().stamps().modified().orElse(Instant.MIN);
        return first.isAfter(other.details().stamps().modified().orElse(Instant.MIN)) ? one : other;
    }

    /// The time of the slot is at hand in most cases. Else it was moved before it was deleted: the
    /// slot of that day where nothing else stands for it, then the nearest such one.
    private void delete(List<Instant> starts) {
        var moved = new ArrayList<Instant>();
        for (var at : starts) {
            slots.at(local(at)).ifPresentOrElse(deleted::add, () -> moved.add(at));
        }
        for (var at : moved) {
            slots.on(times.when(at).local().toLocalDate())
                    .filter(slot -> !deleted.contains(slot) && !modified.containsKey(slot))
                    .ifPresentOrElse(deleted::add, () -> strays.add(at));
        }
        for (var stray : strays) {
            var taken = new TreeSet<>(deleted);
            taken.addAll(modified.keySet());
            slots.nearest(local(stray), taken).ifPresent(deleted::add);
        }
        // Exchange tells of one that was declined twice: as deleted, and as an occurrence.
        modified.entrySet()
                .removeIf(
                        entry -> deleted.contains(entry.getKey()) && isDeclined(entry.getValue()));
        deleted.removeAll(modified.keySet());
    }

    private static boolean isDeclined(ModifiedOccurrence occurrence) {
        return occurrence.details().status().response() == Response.DECLINED;
    }

    /// An instant as the slots count it.
    private Instant local(Instant at) {
        return times.instant(times.when(at).local());
    }

    /// The slot at a time, else the first of its day.
    private Optional<LocalDateTime> slot(LocalDateTime local) {
        return slots.at(times.instant(local)).or(() -> slots.on(local.toLocalDate()));
    }

    /// The rule as text. Where weeks are passed over, with the day on which a week begins even if
    /// that is Monday: some programs take the one that is usual in their country (RFC 5545 section
    /// 3.3.10 notwithstanding).
    String rule() {
        var text = rule.text();
        boolean weeks = rule.freq() == Rule.Freq.WEEKLY && rule.interval() > 1;
        return weeks && rule.weekStart() == DayOfWeek.MONDAY ? text + ";WKST=MO" : text;
    }

    /// The first slot, from which the rule counts.
    When start() {
        return start;
    }

    /// The changed occurrences by the slots whose place they take.
    TreeMap<LocalDateTime, ModifiedOccurrence> modified() {
        return modified;
    }

    Set<LocalDateTime> deleted() {
        return deleted;
    }

    /// What was deleted at a time at which the series has no slot that day that nothing else stands
    /// for.
    List<Instant> strays() {
        return List.copyOf(strays);
    }
}
