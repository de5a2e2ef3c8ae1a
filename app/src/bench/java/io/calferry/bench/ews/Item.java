package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An item of a calendar as the store holds it: a bag of properties. A series is one item; what its
/// occurrences have of their own hangs on it like attachments, so an occurrence that nobody touched
/// is nowhere, and none is in any table. Guarded by the lock of the server.
final class Item {

    /// What one occurrence has of its own. Its change key moves whenever it is edited.
    static final class Altered {

        final Map<Field, Object> own = new EnumMap<>(Field.class);
        final Map<ExtendedName, List<String>> extended = new LinkedHashMap<>();
        final List<Attachment> attachments = new ArrayList<>();
        long change;
        Instant modified;

        Altered(long change, Instant modified) {
            this.change = change;
            this.modified = modified;
        }
    }

    final Map<Field, Object> own = new EnumMap<>(Field.class);
    final Map<ExtendedName, List<String>> extended = new LinkedHashMap<>();
    final List<Attachment> attachments = new ArrayList<>();

    /// By the start that the rule gives the occurrence.
    final NavigableMap<Instant, Altered> altered = new TreeMap<>();

    /// The start that the rule gives the occurrence, and the one it had when it was deleted.
    final NavigableMap<Instant, Instant> deleted = new TreeMap<>();

    final int number;
    final String id;
    final Instant created;
    Instant modified;

    /// When it last changed, in the count of the server; its change key is made of it.
    long change;

    /// Where it stands among the changes of its folder.
    long position;

    /// @param number unique in the server
    Item(int number, String id, Instant created) {
        this.number = number;
        this.id = id;
        this.created = created;
        this.modified = created;
    }

    @SuppressWarnings("unchecked")
    <T> Optional<T> get(Field field, Class<T> type) {
        return Optional.ofNullable((T) own.get(field));
    }

    String text(Field field) {
        return get(field, String.class).orElse("");
    }

    boolean is(Field field) {
        return get(field, Boolean.class).orElse(false);
    }

    Instant start() {
        return get(Field.START, Instant.class).orElseThrow();
    }

    Instant end() {
        return get(Field.END, Instant.class).orElseThrow();
    }

    WindowsZone zone() {
        return get(Field.START_TIME_ZONE, WindowsZone.class).orElse(WindowsZone.UTC);
    }

    Optional<Recurrence> recurrence() {
        return get(Field.RECURRENCE, Recurrence.class);
    }

    boolean isSeries() {
        return own.containsKey(Field.RECURRENCE);
    }

    /// The starts that the rule gives, with those of deleted and moved occurrences.
    Stream<Instant> ruled() {
        var zone = zone();
        LocalTime time = zone.local(start()).toLocalTime();
        return recurrence().stream()
                .flatMap(Recurrence::days)
                .map(day -> zone.instant(LocalDateTime.of(day, time)));
    }

    /// The starts of what is not deleted, as the rule gives them.
    Stream<Instant> standing() {
        return ruled().filter(original -> !deleted.containsKey(original));
    }

    Instant startOf(Instant original) {
        var its = altered.get(original);
        return its != null && its.own.get(Field.START) instanceof Instant moved ? moved : original;
    }

    Instant endOf(Instant original) {
        var its = altered.get(original);
        if (its != null && its.own.get(Field.END) instanceof Instant moved) {
            return moved;
        }
        var zone = zone();
        var length = Duration.between(zone.local(start()), zone.local(end()));
        return zone.instant(zone.local(original).plus(length));
    }

    /// Forgets what occurrences had of their own, as Outlook does when the rule or the time moves.
    void forgetOccurrences() {
        altered.clear();
        deleted.clear();
    }
}
