package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the IANA zone that a VTIMEZONE describes, by when and how far its clock moves. A zone with
/// daylight saving never becomes a fixed offset.
final class ZoneMatch {

    /// How many answers are remembered.
    private static final int KEPT = 500;

    private static final Map<Question, Optional<String>> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<Component, Optional<ZoneRules>> RULES = new ConcurrentHashMap<>();

    private record Question(Component timezone, int fromYear, int toYear) {}

    private ZoneMatch() {}

    /// What the VTIMEZONE says; null where that is nothing.
    static @Nullable ZoneRules rules(Component timezone) {
        if (RULES.size() > KEPT) {
            RULES.clear();
        }
        return RULES.computeIfAbsent(timezone, t -> Optional.ofNullable(ObservedZone.rules(t)))
                .orElse(null);
    }

    /// The id of a zone whose clock is the same as the VTIMEZONE's from the beginning of `fromYear`
    /// to the end of `toYear`; null where there is none.
    static @Nullable String find(Component timezone, int fromYear, int toYear) {
        if (ANSWERS.size() > KEPT) {
            ANSWERS.clear();
        }
        return ANSWERS.computeIfAbsent(
                        new Question(timezone, fromYear, toYear),
                        q -> Optional.ofNullable(search(q)))
                .orElse(null);
    }

    private static @Nullable String search(Question question) {
        var observed = rules(question.timezone());
        if (observed == null) {
            return null;
        }
        if (observed.isFixedOffset() || observed.getTransitions().isEmpty()) {
            int seconds = observed.getOffset(Instant.EPOCH).getTotalSeconds();
            if (seconds % 3600 == 0 && seconds >= -12 * 3600 && seconds <= 14 * 3600) {
                int hours = -seconds / 3600;
                return hours == 0 ? ZoneNames.UTC : "Etc/GMT" + (hours > 0 ? "+" : "") + hours;
            }
        }
        var from = begin(question.fromYear());
        var to = begin(question.toYear() + 1);
        for (var id : ZoneNames.byPreference()) {
            if (!id.startsWith("Etc/") && same(observed, ZoneId.of(id).getRules(), from, to)) {
                return id;
            }
        }
        for (var id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            boolean place = id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("Sys");
            if (place && same(observed, ZoneId.of(id).getRules(), from, to)) {
                return id;
            }
        }
        return null;
    }

    private static Instant begin(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// Whether both clocks are the same from `from` to `to`.
    static boolean same(ZoneRules one, ZoneRules other, Instant from, Instant to) {
        if (!one.getOffset(from).equals(other.getOffset(from))) {
            return false;
        }
        var at = from;
        while (at.isBefore(to)) {
            var next = one.nextTransition(at);
            var otherNext = other.nextTransition(at);
            boolean over = next == null || !next.getInstant().isBefore(to);
            boolean otherOver = otherNext == null || !otherNext.getInstant().isBefore(to);
            if (over || otherOver || next == null) {
                return over == otherOver;
            }
            if (!next.equals(otherNext)) {
                return false;
            }
            at = next.getInstant();
        }
        return true;
    }
}
