package io.calferry.ical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// From the zones of the IANA database to those of Windows (Unicode CLDR, windowsZones), the way
/// back from [ZoneNames].
public final class WindowsNames {

    private static final Map<String, String> NAMES = read();

    /// Years after the first within which two zones with one clock count as the same.
    private static final int ALIKE = 4;

    /// How many answers are remembered.
    private static final int KEPT = 500;

    private static final Map<Question, Optional<String>> ANSWERS = new ConcurrentHashMap<>();

    private record Question(ZoneId zone, int year) {}

    private WindowsNames() {}

    private static Map<String, String> read() {
        var names = new LinkedHashMap<String, String>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                WindowsNames.class.getResourceAsStream("windows-names.txt"),
                                StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                int semicolon = line.indexOf(';');
                if (!line.startsWith("#")) {
                    for (var id : line.substring(semicolon + 1).split(" ")) {
                        names.put(id, line.substring(0, semicolon));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }

    /// The id of the Windows zone that an IANA zone lies in. Where CLDR does not say, that of a
    /// zone with the same history, or with the same clock in the years that follow `year`; empty
    /// where Windows has none like it.
    public static Optional<String> of(ZoneId zone, int year) {
        var known = NAMES.get(zone.getId());
        if (known != null) {
            return Optional.of(known);
        }
        if (ANSWERS.size() > KEPT) {
            ANSWERS.clear();
        }
        return ANSWERS.computeIfAbsent(
                new Question(zone, year), question -> byClock(question.zone(), question.year()));
    }

    private static Optional<String> byClock(ZoneId zone, int year) {
        var rules = zone.getRules();
        var from = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var to = LocalDate.of(year + ALIKE, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return NAMES.keySet().stream()
                .sorted()
                .filter(id -> ZoneId.of(id).getRules().equals(rules))
                .findFirst()
                .or(
                        () ->
                                ZoneNames.byPreference().stream()
                                        .filter(NAMES::containsKey)
                                        .filter(
                                                id ->
                                                        ZoneMatch.same(
                                                                ZoneId.of(id).getRules(),
                                                                rules,
                                                                from,
                                                                to))
                                        .findFirst())
                .map(NAMES::get);
    }
}
