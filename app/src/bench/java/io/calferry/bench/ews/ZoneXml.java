package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;

/// Writes zones: by id alone where Windows knows it, else with all their rules
/// (`TimeZoneDefinitionType`).
final class ZoneXml {

    private ZoneXml() {}

    static void write(XmlText out, String tag, WindowsZone zone) {
        if (zone.isKnown() || zone.id().isEmpty()) {
            out.empty(tag, "Id", zone.id(), "Name", zone.name());
        } else {
            full(out, tag, zone);
        }
    }

    static void full(XmlText out, String tag, WindowsZone zone) {
        var rules = zone.rules().getRules();
        var standard = rules.getStandardOffset(Instant.ofEpochSecond(1_790_000_000L));
        out.open(tag, "Id", zone.id(), "Name", zone.name());
        out.open("t:Periods");
        period(out, "Standard", standard);
        if (changes(rules).isEmpty()) {
            out.close();
            out.open("t:TransitionsGroups").open("t:TransitionsGroup", "Id", "0");
            out.open("t:Transition").text("t:To", periodId("Standard"), "Kind", "Period").close();
        } else {
            period(out, "Daylight", ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + 3600));
            out.close();
            out.open("t:TransitionsGroups").open("t:TransitionsGroup", "Id", "0");
            changes(rules).forEach(rule -> change(out, rule, standard));
        }
        out.close().close();
        out.open("t:Transitions").open("t:Transition").text("t:To", "0", "Kind", "Group");
        out.close().close().close();
    }

    private static List<ZoneOffsetTransitionRule> changes(ZoneRules rules) {
        var yearly = rules.getTransitionRules();
        return yearly.size() == 2 ? yearly : List.of();
    }

    private static void period(XmlText out, String name, ZoneOffset offset) {
        var bias = Duration.ofSeconds(-offset.getTotalSeconds());
        var sign = bias.isNegative() ? "-" : "";
        out.empty(
                "t:Period",
                "Bias",
                sign + "PT" + Math.abs(bias.toMinutes()) + "M",
                "Name",
                name,
                "Id",
                periodId(name));
    }

    private static String periodId(String name) {
        return "trule:Microsoft/Registry/-" + name;
    }

    private static void change(XmlText out, ZoneOffsetTransitionRule rule, ZoneOffset standard) {
        var to = rule.getOffsetAfter().equals(standard) ? "Standard" : "Daylight";
        var day = rule.getDayOfMonthIndicator();
        DayOfWeek weekday = rule.getDayOfWeek();
        out.open("t:RecurringDayTransition")
                .text("t:To", periodId(to), "Kind", "Period")
                .text("t:TimeOffset", "PT" + wall(rule).toSecondOfDay() / 60 + "M")
                .text("t:Month", "" + rule.getMonth().getValue())
                .text("t:DayOfWeek", Pattern.word(weekday.name()))
                .text("t:Occurrence", day < 0 || day > 24 ? "-1" : "" + (1 + (day - 1) / 7))
                .close();
    }

    private static LocalTime wall(ZoneOffsetTransitionRule rule) {
        var year = rule.createTransition(2026);
        return year.getDateTimeBefore().toLocalTime();
    }
}
