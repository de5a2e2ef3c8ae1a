package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// From the names that programs give to time zones to those of the IANA database: Windows ids and
/// display names (Unicode CLDR), `tzone://Microsoft/Utc`, ids behind a vendor's prefix, any case.
/// A name alone never leads from a zone with daylight saving to a fixed offset.
public final class ZoneNames {

    /// The name under which UTC is found.
    static final String UTC = "Etc/UTC";

    private static final ZoneNames INSTANCE = new ZoneNames();

    private final Map<String, String> iana = new HashMap<>();
    private final Map<String, String> windows = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, Boolean> preferred = new LinkedHashMap<>();

    private ZoneNames() {
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (!id.startsWith("SystemV/")) {
                iana.put(id.toLowerCase(Locale.ROOT), id);
            }
        }
        for (var utc :
                List.of(
                        "utc",
                        "gmt",
                        "z",
                        "uct",
                        "zulu",
                        "etc/gmt",
                        "etc/uct",
                        "etc/utc",
                        "etc/zulu",
                        "universal",
                        "etc/universal",
                        "greenwich",
                        "etc/greenwich",
                        "gmt0",
                        "etc/gmt0",
                        "etc/gmt+0",
                        "etc/gmt-0",
                        "tzone://microsoft/utc",
                        "coordinated universal time",
                        "(utc) coordinated universal time")) {
            iana.put(utc, UTC);
        }
        readTable();
    }

    private void readTable() {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                ZoneNames.class.getResourceAsStream("windows-zones.txt"),
                                StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    int first = line.indexOf(';');
                    int second = line.indexOf(';', first + 1);
                    var zone = line.substring(first + 1, second);
                    windows.put(line.substring(0, first).toLowerCase(Locale.ROOT), zone);
                    shown.putIfAbsent(line.substring(second + 1).toLowerCase(Locale.ROOT), zone);
                    preferred.put(zone, true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The IANA zone that a TZID or X-WR-TIMEZONE means; `Etc/UTC` for all the names of UTC. Empty
    /// where the name is not known.
    public static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(INSTANCE.id(name)).map(ZoneId::of);
    }

    static @Nullable String idOf(String name) {
        return INSTANCE.id(name);
    }

    /// The zones to try first where one is looked for by its rules.
    static List<String> byPreference() {
        return List.copyOf(INSTANCE.preferred.keySet());
    }

    private @Nullable String id(String raw) {
        var name = clean(raw);
        var exact = iana.get(name);
        if (exact != null) {
            return exact;
        }
        var known = windows.get(name);
        if (known != null) {
            return known;
        }
        // "Pacific Daylight Time", as a few programs have it, is the same zone.
        if (name.endsWith("daylight time")) {
            known = windows.get(name.replace("daylight time", "standard time"));
            if (known != null) {
                return known;
            }
        }
        if (name.startsWith("(")) {
            int close = name.indexOf(')');
            return close < 0 ? null : byShownName(name.substring(close + 1).strip());
        }
        known = byShownName(name);
        if (known == null && name.indexOf('/') < 0) {
            // "Europe_Berlin"
            known = iana.get(name.replaceFirst("_", "/"));
        }
        return known != null ? known : behindPrefix(name);
    }

    private @Nullable String byShownName(String name) {
        return name.isEmpty() ? null : shown.get(name);
    }

    /// `/mozilla.org/20050126_1/America/Argentina/Ushuaia`: the longest end that is a zone.
    private @Nullable String behindPrefix(String name) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            var rest = name.substring(slash + 1);
            var zone = iana.get(rest);
            if (zone != null && (rest.indexOf('/') > 0 || zone.equals(UTC))) {
                return zone;
            }
        }
        return null;
    }

    /// In lower case, without quotes, NULs, line ends or a backslash before a comma.
    private static String clean(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean escape =
                    c == '\\'
                            && i + 1 < raw.length()
                            && (raw.charAt(i + 1) == 'n' || raw.charAt(i + 1) == ',');
            if (escape && raw.charAt(i + 1) == 'n') {
                i++;
            } else if (c >= ' ' && c != '"' && !escape) {
                out.append(c);
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }
}
