package io.calferry.bench.ews;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A time zone as an item carries it: a name that only Windows knows, and rules.
///
/// @param id as it is shown, whatever it is; may be empty
/// @param rules what the server reckons with
public record WindowsZone(String id, String name, ZoneId rules) {

    private static final Map<String, WindowsZone> KNOWN = read();

    /// The zone of everything that names none.
    public static final WindowsZone UTC = of("UTC");

    private static Map<String, WindowsZone> read() {
        var table = WindowsZone.class.getResourceAsStream("/io/calferry/ical/windows-zones.txt");
        if (table == null) {
            throw new AssertionError("the table of zones is missing");
        }
        Map<String, WindowsZone> zones = new LinkedHashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (var line : in.lines().toList()) {
                var cells = line.split(";", -1);
                if (cells.length == 3 && !cells[0].startsWith("#")) {
                    var rules = ZoneId.of(cells[1]);
                    zones.putIfAbsent(
                            cells[0],
                            new WindowsZone(cells[0], label(rules, cells[2], cells[0]), rules));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }

    private static String label(ZoneId rules, String place, String id) {
        var offset = rules.getRules().getStandardOffset(Instant.EPOCH.plusSeconds(1_790_000_000L));
        var shown = offset.equals(ZoneOffset.UTC) ? "" : offset.getId();
        return "(UTC" + shown + ") " + (place.isEmpty() ? id : place);
    }

    /// One that Windows knows. Throws where it does not.
    public static WindowsZone of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no zone " + id));
    }

    /// One whose id says nothing: `NoId_` and a hash, "Customized Time Zone", empty, ...
    public static WindowsZone custom(String id, ZoneId rules) {
        return new WindowsZone(id, id.isEmpty() ? "" : "Customized Time Zone", rules);
    }

    static Optional<WindowsZone> find(String id) {
        return Optional.ofNullable(KNOWN.get(id));
    }

    static Iterable<WindowsZone> all() {
        return KNOWN.values();
    }

    boolean isKnown() {
        return KNOWN.containsKey(id.strip());
    }

    /// The same, as Exchange 2010 writes it: with a line break behind the id.
    WindowsZone withLineBreak() {
        return new WindowsZone(id + "\n", name, rules);
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules);
    }

    Instant instant(LocalDateTime local) {
        return local.atZone(rules).toInstant();
    }

    Instant instant(LocalDate day, LocalTime time) {
        return instant(day.atTime(time));
    }

    /// The midnight at or before `instant`.
    Instant midnightBefore(Instant instant) {
        return local(instant).toLocalDate().atStartOfDay(rules).toInstant();
    }

    /// The midnight at or after `instant`.
    Instant midnightAfter(Instant instant) {
        var before = midnightBefore(instant);
        return before.equals(instant)
                ? before
                : local(instant).toLocalDate().plusDays(1).atStartOfDay(rules).toInstant();
    }
}
