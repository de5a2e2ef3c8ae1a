package io.calferry.bench.ews;

import io.calferry.bench.ews.Misbehaviour.Kind;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The MIME body that Exchange makes of an item, with what is peculiar in it: METHOD:PUBLISH,
/// Windows names as TZID, zones from the year 1601, days as times at midnight with
/// X-MICROSOFT-CDO-ALLDAYEVENT, several dates in an EXDATE, and no people and no LAST-MODIFIED.
record Mime(Sight sight, Manners manners) {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final Map<String, String> BUSY =
            Map.of(
                    "Free", "FREE",
                    "Tentative", "TENTATIVE",
                    "OOF", "OOF",
                    "WorkingElsewhere", "WORKINGELSEWHERE");

    /// In Base64; empty where there is none.
    Optional<String> encoded() {
        return manners.show(Kind.MIME_NULL)
                ? Optional.empty()
                : Optional.of(
                        Base64.getEncoder()
                                .encodeToString(text().getBytes(StandardCharsets.UTF_8)));
    }

    String text() {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "METHOD:PUBLISH");
        line(out, "PRODID:Microsoft Exchange Server 2010");
        line(out, "VERSION:2.0");
        zone(out, sight.item().zone());
        event(out, sight);
        var exceptions = sight.isMaster() && !sight.item().altered.isEmpty();
        if (exceptions) {
            for (var original : sight.item().altered.keySet()) {
                event(out, new Sight(sight.folder(), sight.item(), Optional.of(original)));
            }
        }
        if (!exceptions || !manners.show(Kind.MIME_WITHOUT_END)) {
            line(out, "END:VCALENDAR");
        }
        return out.toString();
    }

    private void event(StringBuilder out, Sight seen) {
        var item = seen.item();
        var zone = item.zone();
        var wrong = seen.original().isPresent() && manners.show(Kind.MIME_EXCEPTIONS_WRONG);
        line(out, "BEGIN:VEVENT");
        if (!item.attachments.isEmpty()) {
            line(out, "ATTACH:CID:image001.png@01D90000.5ACA1F3A");
        }
        if (item.isSeries()) {
            item.recurrence().ifPresent(rule -> line(out, "RRULE:" + rule(item, rule)));
        }
        if (seen.isMaster() && !item.deleted.isEmpty()) {
            line(
                    out,
                    "EXDATE;TZID="
                            + zone.id()
                            + ":"
                            + item.deleted.keySet().stream()
                                    .map(at -> LOCAL.format(zone.local(at)))
                                    .collect(Collectors.joining(",")));
        }
        line(out, "DESCRIPTION:" + escaped(body(seen)));
        if (!manners.show(Kind.NO_UID)) {
            line(out, "UID:" + (wrong ? item.text(Field.UID) + "0" : item.text(Field.UID)));
        }
        seen.original()
                .ifPresent(
                        at -> line(out, "RECURRENCE-ID" + time(wrong ? seen.start() : at, zone)));
        line(out, "SUMMARY:" + escaped(seen.text(Field.SUBJECT)));
        line(out, "DTSTART" + time(seen.start(), zone));
        line(out, "DTEND" + time(seen.end(), zone));
        line(out, "CLASS:" + sensitivity(seen.text(Field.SENSITIVITY)));
        line(out, "PRIORITY:5");
        line(out, "DTSTAMP:" + LOCAL.format(seen.modified().atOffset(ZoneOffset.UTC)) + "Z");
        line(
                out,
                "TRANSP:" + (seen.text(Field.FREE_BUSY).equals("Free") ? "TRANSPARENT" : "OPAQUE"));
        line(out, "STATUS:CONFIRMED");
        line(out, "SEQUENCE:" + seen.text(Field.SEQUENCE));
        line(out, "LOCATION:" + escaped(seen.text(Field.LOCATION)));
        line(out, "X-MICROSOFT-CDO-APPT-SEQUENCE:" + seen.text(Field.SEQUENCE));
        line(
                out,
                "X-MICROSOFT-CDO-BUSYSTATUS:"
                        + BUSY.getOrDefault(seen.text(Field.FREE_BUSY), "BUSY"));
        line(out, "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY");
        line(
                out,
                "X-MICROSOFT-CDO-ALLDAYEVENT:"
                        + Boolean.toString(seen.is(Field.IS_ALL_DAY)).toUpperCase(Locale.ROOT));
        line(out, "X-MICROSOFT-CDO-IMPORTANCE:1");
        line(
                out,
                "X-MICROSOFT-CDO-INSTTYPE:"
                        + (seen.original().isPresent() ? 3 : item.isSeries() ? 1 : 0));
        if (seen.is(Field.REMINDER_IS_SET)) {
            line(out, "BEGIN:VALARM");
            line(out, "DESCRIPTION:REMINDER");
            line(out, "TRIGGER;RELATED=START:-PT" + seen.text(Field.REMINDER_MINUTES) + "M");
            line(out, "ACTION:DISPLAY");
            line(out, "END:VALARM");
        }
        line(out, "END:VEVENT");
    }

    private static String body(Sight seen) {
        return seen.value(Field.BODY)
                .map(Body.class::cast)
                .map(body -> body.as(Body.Kind.TEXT).text())
                .orElse("");
    }

    private static String sensitivity(String word) {
        return switch (word) {
            case "Private", "Personal" -> "PRIVATE";
            case "Confidential" -> "CONFIDENTIAL";
            default -> "PUBLIC";
        };
    }

    private static String time(Instant at, WindowsZone zone) {
        return zone.id().equals("UTC")
                ? ":" + LOCAL.format(at.atOffset(ZoneOffset.UTC)) + "Z"
                : ";TZID=" + zone.id().strip() + ":" + LOCAL.format(zone.local(at));
    }

    private static String rule(Item item, Recurrence rule) {
        var until =
                switch (rule.range()) {
                    case Recurrence.Range.NoEnd() -> "";
                    case Recurrence.Range.EndDate(var last) ->
                            ";UNTIL="
                                    + LOCAL.format(
                                            item.zone()
                                                    .instant(
                                                            last,
                                                            item.zone()
                                                                    .local(item.start())
                                                                    .toLocalTime())
                                                    .atOffset(ZoneOffset.UTC))
                                    + "Z";
                    case Recurrence.Range.Numbered(var count) -> ";COUNT=" + count;
                };
        return switch (rule.pattern()) {
            case Pattern.Daily(var interval) -> "FREQ=DAILY" + until + ";INTERVAL=" + interval;
            case Pattern.Weekly(var interval, var days, var first) ->
                    "FREQ=WEEKLY"
                            + until
                            + ";INTERVAL="
                            + interval
                            + ";BYDAY="
                            + new TreeSet<>(days)
                                    .stream()
                                            .map(day -> day.name().substring(0, 2))
                                            .collect(Collectors.joining(","))
                            + ";WKST="
                            + first.name().substring(0, 2);
            case Pattern.AbsoluteMonthly(var interval, var day) ->
                    "FREQ=MONTHLY" + until + ";INTERVAL=" + interval + ";BYMONTHDAY=" + day;
            case Pattern.RelativeMonthly(var interval, var kind, var index) ->
                    "FREQ=MONTHLY" + until + ";INTERVAL=" + interval + ";" + relative(kind, index);
            case Pattern.AbsoluteYearly(var day, var month) ->
                    "FREQ=YEARLY" + until + ";BYMONTHDAY=" + day + ";BYMONTH=" + month.getValue();
            case Pattern.RelativeYearly(var kind, var index, var month) ->
                    "FREQ=YEARLY"
                            + until
                            + ";"
                            + relative(kind, index)
                            + ";BYMONTH="
                            + month.getValue();
        };
    }

    private static String relative(Pattern.Kind kind, Pattern.Index index) {
        var number = index == Pattern.Index.LAST ? -1 : index.ordinal() + 1;
        return switch (kind) {
            case DAY -> "BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=" + number;
            case WEEKDAY -> "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" + number;
            case WEEKEND_DAY -> "BYDAY=SU,SA;BYSETPOS=" + number;
            case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY ->
                    "BYDAY=" + number + kind.name().substring(0, 2);
        };
    }

    private static void zone(StringBuilder out, WindowsZone zone) {
        if (zone.id().equals("UTC")) {
            return;
        }
        var rules = zone.rules().getRules();
        var standard = rules.getStandardOffset(Instant.ofEpochSecond(1_790_000_000L));
        List<ZoneOffsetTransitionRule> changes = rules.getTransitionRules();
        line(out, "BEGIN:VTIMEZONE");
        line(out, "TZID:" + zone.id().strip());
        if (changes.size() != 2) {
            part(out, "STANDARD", LocalTime.MIDNIGHT, standard, standard, "");
        } else {
            for (var change : changes) {
                var back = change.getOffsetAfter().equals(standard);
                part(
                        out,
                        back ? "STANDARD" : "DAYLIGHT",
                        change.createTransition(2000).getDateTimeBefore().toLocalTime(),
                        change.getOffsetBefore(),
                        change.getOffsetAfter(),
                        yearly(change));
            }
        }
        line(out, "END:VTIMEZONE");
    }

    private static String yearly(ZoneOffsetTransitionRule change) {
        var day = change.getDayOfMonthIndicator();
        var number = day < 0 || day > 24 ? -1 : 1 + (day - 1) / 7;
        return "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY="
                + number
                + change.getDayOfWeek().name().substring(0, 2)
                + ";BYMONTH="
                + change.getMonth().getValue();
    }

    private static void part(
            StringBuilder out,
            String name,
            LocalTime at,
            ZoneOffset from,
            ZoneOffset to,
            String rule) {
        line(out, "BEGIN:" + name);
        line(out, "DTSTART:16010101T%02d%02d00".formatted(at.getHour(), at.getMinute()));
        line(out, "TZOFFSETFROM:" + offset(from));
        line(out, "TZOFFSETTO:" + offset(to));
        if (!rule.isEmpty()) {
            line(out, rule);
        }
        line(out, "END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n");
    }

    /// Folded after 75 characters.
    private static void line(StringBuilder out, String line) {
        var rest = line;
        while (rest.length() > 75) {
            out.append(rest, 0, 75).append("\r\n ");
            rest = rest.substring(75);
        }
        out.append(rest).append("\r\n");
    }
}
