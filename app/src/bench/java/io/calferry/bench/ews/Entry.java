package io.calferry.bench.ews;

import io.calferry.bench.ews.Organisation.Carriage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// An item, or one occurrence of a series, as a test holds it in its hand. What a test does here is
/// what another client did.
public final class Entry {

    private final MemoryExchange server;
    private final Sight sight;

    Entry(MemoryExchange server, Folder folder, Item item) {
        this(server, new Sight(folder, item, Optional.empty()));
    }

    private Entry(MemoryExchange server, Sight sight) {
        this.server = server;
        this.sight = sight;
    }

    /// The `Id` of its `ItemId` now.
    public String id() {
        return server.locked(sight::id);
    }

    public String changeKey() {
        return server.locked(sight::changeKey);
    }

    public Instant start() {
        return server.locked(sight::start);
    }

    public Instant end() {
        return server.locked(sight::end);
    }

    /// A property as text; empty where it has none.
    public String text(Field field) {
        return server.locked(() -> sight.text(field));
    }

    /// What the property holds: `String`, `Boolean`, `Integer`, `Instant`, [Recurrence],
    /// [WindowsZone], a list of `String` or of [Person].
    public Optional<Object> value(Field field) {
        return server.locked(() -> sight.value(field));
    }

    /// The text of the body, as HTML or not as it was set.
    public String body() {
        return server.locked(
                () -> sight.value(Field.BODY).map(it -> ((Body) it).text()).orElse(""));
    }

    /// A property without an element; empty where it has none.
    public Optional<String> extended(ExtendedName name) {
        return server.locked(() -> sight.extended(name).map(List::getFirst));
    }

    /// The starts that the rule gives the occurrences that are not deleted, first ones first.
    public List<Instant> occurrences(int most) {
        return server.locked(() -> sight.item().standing().limit(most).toList());
    }

    /// The starts, as the rule gives them, of the occurrences that have something of their own.
    public List<Instant> modified() {
        return server.locked(() -> List.copyOf(sight.item().altered.keySet()));
    }

    /// The starts, as the rule gives them, of the deleted occurrences.
    public List<Instant> deleted() {
        return server.locked(() -> List.copyOf(sight.item().deleted.keySet()));
    }

    /// The occurrence which the rule gives that start.
    public Entry occurrence(Instant original) {
        return server.locked(
                () -> {
                    if (sight.item()
                            .standing()
                            .takeWhile(at -> !at.isAfter(original))
                            .noneMatch(original::equals)) {
                        throw new AssertionError("no occurrence at " + original);
                    }
                    return new Entry(
                            server, new Sight(sight.folder(), sight.item(), Optional.of(original)));
                });
    }

    /// The occurrence which the rule gives that day, in the zone of the series.
    public Entry occurrence(LocalDate day) {
        var zone = server.locked(() -> sight.item().zone());
        var time = zone.local(server.locked(() -> sight.item().start())).toLocalTime();
        return occurrence(zone.instant(day, time));
    }

    /// Sets a property. For an occurrence, makes it an exception.
    public void edit(Field field, Object value) {
        server.locked(
                () -> {
                    var original = sight.original();
                    if (original.isPresent()) {
                        altered(original.get()).own.put(field, value);
                    } else {
                        sight.item().own.put(field, value);
                        settle();
                    }
                    server.changed(sight);
                    return this;
                });
    }

    /// Sets a property of MAPI.
    public void edit(ExtendedName name, String value) {
        server.locked(
                () -> {
                    var item = sight.item();
                    TwoNames.put(name, value, item.own, item.extended);
                    server.all().changed(sight.folder(), sight.item());
                    return this;
                });
    }

    /// Moves it in time, as long as it was. A series that moves forgets its exceptions.
    public void moveTo(Instant start) {
        server.locked(
                () -> {
                    var end = start.plus(java.time.Duration.between(sight.start(), sight.end()));
                    var original = sight.original();
                    if (original.isPresent()) {
                        var its = altered(original.get());
                        its.own.put(Field.START, start);
                        its.own.put(Field.END, end);
                    } else {
                        var item = sight.item();
                        item.own.put(Field.START, start);
                        item.own.put(Field.END, end);
                        settle();
                        item.forgetOccurrences();
                    }
                    server.changed(sight);
                    return this;
                });
    }

    /// Deletes it; an occurrence goes out of its series.
    public void delete() {
        server.locked(
                () -> {
                    var original = sight.original();
                    if (original.isPresent()) {
                        sight.item().deleted.put(original.get(), sight.start());
                        sight.item().altered.remove(original.get());
                        server.changed(sight);
                    } else {
                        server.all().remove(sight.folder(), sight.item());
                    }
                    return this;
                });
    }

    /// Moves it to another folder, where it has another id.
    public Entry moveTo(Calendar other) {
        return server.locked(
                () ->
                        new Entry(
                                server,
                                other.folder(),
                                server.all()
                                        .carry(
                                                sight.folder(),
                                                sight.item(),
                                                other.folder(),
                                                Carriage.MOVE)));
    }

    /// Changes its change key and nothing else.
    public void touch() {
        server.locked(
                () -> {
                    server.all().changed(sight.folder(), sight.item());
                    return this;
                });
    }

    private Item.Altered altered(Instant original) {
        var now = server.all().now();
        var next = server.all().next();
        var its = sight.item().altered.computeIfAbsent(original, _ -> new Item.Altered(next, now));
        its.change = next;
        its.modified = now;
        return its;
    }

    private void settle() {
        try {
            Rules.settle(sight.item());
        } catch (Refusal e) {
            throw new AssertionError(e.code(), e);
        }
    }
}
