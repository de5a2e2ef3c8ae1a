package io.calferry.outlook;

import io.calferry.outlook.EventTime.AllDay;
import io.calferry.outlook.EventTime.Timed;
import io.calferry.outlook.Pattern.Index;
import io.calferry.outlook.People.Attendee;
import io.calferry.outlook.People.Person;
import io.calferry.outlook.People.Role;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Items made by chance, the same ones for the same seed, of all that both sides hold.
final class RandomItems {

    static final Mailbox MAILBOX =
            new Mailbox(ZoneId.of("Europe/Berlin"), Optional.of("me@example.com"));

    private static final Map<String, String> ZONES =
            new TreeMap<>(
                    Map.of(
                            "W. Europe Standard Time", "Europe/Berlin",
                            "Eastern Standard Time", "America/New_York",
                            "India Standard Time", "Asia/Kolkata",
                            "Samoa Standard Time", "Pacific/Apia",
                            "AUS Eastern Standard Time", "Australia/Sydney",
                            "Morocco Standard Time", "Africa/Casablanca",
                            "UTC", "Etc/UTC"));

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final List<Body> BODIES =
            List.of(
                    Body.EMPTY,
                    Body.ofText("Agenda\n\n1, 2; 3"),
                    Body.ofText("İstanbul \\ ٣ 🙂"),
                    Body.ofHtml(
                            "<html><body><p>Hello <b>all</b></p><ul><li>a</li></ul></body></html>"),
                    Body.ofHtml("<div>plain</div><div>lines</div>"));

    private final Random random;

    RandomItems(long seed) {
        random = new Random(seed);
    }

    /// Of all kinds, with all that an item may have.
    Appointment next() {
        var plain = details(time(start()));
        var d = random.nextInt(3) == 0 ? with(people(), plain) : plain;
        return new Appointment(
                Items.identity(),
                random.nextBoolean() ? Optional.of(new Mark("1/p/L/C/x/y")) : Optional.empty(),
                d,
                random.nextInt(3) > 0 ? series(d) : Optional.empty(),
                Optional.empty());
    }

    /// Without what is told in the text only.
    Appointment plain() {
        var item = next();
        return new Appointment(
                item.identity(),
                item.mark(),
                plain(item.details()),
                item.series()
                        .map(
                                s ->
                                        new Series(
                                                s.pattern(),
                                                s.range(),
                                                s.modified().stream()
                                                        .map(
                                                                m ->
                                                                        new ModifiedOccurrence(
                                                                                m.originalStart(),
                                                                                plain(m.details())))
                                                        .toList(),
                                                s.deleted())),
                Optional.empty());
    }

    private static Details plain(Details d) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                Optional.empty(),
                d.people(),
                List.of(),
                d.stamps());
    }

    /// A series with a zone and nothing changed.
    Appointment bareSeries() {
        while (true) {
            var d = Items.details(timed(start()));
            var found = series(d);
            if (found.isPresent()) {
                var s = found.get();
                return Items.series(d, s.pattern(), s.range());
            }
        }
    }

    static ZoneId zone(Appointment item) {
        return ZoneId.of(
                java.util.Objects.requireNonNull(
                        ZONES.get(item.details().time().start().zone().id())));
    }

    LocalDateTime start() {
        return LocalDateTime.of(
                2020 + random.nextInt(8),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                4 + random.nextInt(19),
                random.nextInt(4) * 15);
    }

    private EventTime time(LocalDateTime start) {
        return random.nextInt(4) == 0
                ? allDay(start.toLocalDate(), 1 + random.nextInt(3))
                : timed(start);
    }

    private EventTime timed(LocalDateTime start) {
        var name = one(List.copyOf(ZONES.keySet()));
        var at = start.atZone(ZoneId.of(ZONES.get(name))).toInstant();
        var other = random.nextInt(6) == 0 ? one(List.copyOf(ZONES.keySet())) : name;
        return new Timed(
                new Moment(at, new WindowsZone(name)),
                new Moment(at.plusSeconds(random.nextInt(6) * 900L), new WindowsZone(other)));
    }

    private static EventTime allDay(LocalDate day, int days) {
        var zone = new WindowsZone("W. Europe Standard Time");
        return new AllDay(
                new Moment(midnight(day), zone), new Moment(midnight(day.plusDays(days)), zone));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(MAILBOX.zone()).toInstant();
    }

    private Details details(EventTime time) {
        return new Details(
                time instanceof Timed(var start, var end) && start.at().equals(end.at())
                        ? new Timed(start, start)
                        : time,
                one(List.of("", "Plan", "Größe, \"x\"; \\n", "IĞDIR ٤")),
                one(BODIES),
                one(List.of("", "Room 5", "A; B, C")),
                status(),
                one(List.of(List.of(), List.of("Work"), List.of("A, B", "İş"))),
                random.nextBoolean()
                        ? Optional.of(Duration.ofMinutes(random.nextInt(5) * 15L))
                        : Optional.empty(),
                random.nextInt(4) == 0
                        ? Optional.of("https://t.example/1?a=b,c")
                        : Optional.empty(),
                People.NOBODY,
                random.nextInt(4) == 0
                        ? List.of(new Attachment("a b.pdf", random.nextInt(9_000_000)))
                        : List.of(),
                new Stamps(
                        Optional.of(Instant.parse("2020-01-01T08:00:00Z")),
                        Optional.of(
                                Instant.parse("2020-02-01T08:00:00Z")
                                        .plusSeconds(random.nextInt(100_000))),
                        random.nextInt(3)));
    }

    private Status status() {
        var busy =
                one(
                        List.of(
                                Busy.FREE,
                                Busy.TENTATIVE,
                                Busy.BUSY,
                                Busy.OUT_OF_OFFICE,
                                Busy.WORKING_ELSEWHERE));
        // A cancelled event has one STATUS, which is not TENTATIVE.
        var standing =
                busy != Busy.TENTATIVE && random.nextInt(6) == 0 ? Standing.CANCELLED : Standing.ON;
        return new Status(
                busy,
                random.nextInt(3) == 0 ? Optional.of(Busy.FREE) : Optional.empty(),
                one(List.of(Sensitivity.NORMAL, Sensitivity.PRIVATE, Sensitivity.CONFIDENTIAL)),
                one(List.of(Importance.values())),
                standing,
                Response.UNKNOWN);
    }

    private People people() {
        var attendees = new ArrayList<Attendee>();
        attendees.add(
                new Attendee(
                        new Person("Ann", "ann@example.com"), Role.OPTIONAL, Response.ACCEPTED));
        if (random.nextBoolean()) {
            attendees.add(
                    new Attendee(
                            new Person("", "zoë@example.com"), Role.REQUIRED, Response.NONE_YET));
            attendees.add(
                    new Attendee(
                            new Person("Room", "r@example.com"), Role.RESOURCE, Response.DECLINED));
        }
        return new People(Optional.of(new Person("Boss", "boss@example.com")), attendees);
    }

    private static Details with(People people, Details d) {
        return new Details(
                d.time(),
                d.subject(),
                d.body(),
                d.location(),
                d.status(),
                d.categories(),
                d.reminder(),
                d.joinLink(),
                people,
                d.attachments(),
                d.stamps());
    }

    /// Empty where chance gave a pattern that the start does not lie on.
    private Optional<Series> series(Details d) {
        var zone =
                switch (d.time()) {
                    case AllDay _ -> MAILBOX.zone();
                    case Timed(var start, _) -> ZoneId.of(ZONES.get(start.zone().id()));
                };
        var start = d.time().start().at().atZone(zone).toLocalDateTime();
        var pattern = pattern(start.toLocalDate());
        var range = range(start.toLocalDate());
        var slots =
                Calendar.of(
                        new Series(pattern, range, List.of(), List.of()),
                        start,
                        start.plusYears(12));
        if (slots.isEmpty() || !slots.getFirst().equals(start)) {
            return Optional.empty();
        }
        var modified = new ArrayList<ModifiedOccurrence>();
        var deleted = new ArrayList<Instant>();
        for (int i = 1; i < slots.size() - 1; i++) {
            var slot = slots.get(i).atZone(zone).toInstant();
            switch (random.nextInt(12)) {
                case 0 -> deleted.add(slot);
                case 1 -> {
                    if (modified.size() < 3) {
                        modified.add(new ModifiedOccurrence(slot, changed(d, slots.get(i), zone)));
                    }
                }
                default -> {
                    // Stays as it is.
                }
            }
        }
        return Optional.of(new Series(pattern, range, modified, deleted));
    }

    private Details changed(Details master, LocalDateTime slot, ZoneId zone) {
        var name = master.time().start().zone();
        var at = slot.withHour(5 + random.nextInt(17)).atZone(zone).toInstant();
        var time =
                master.time() instanceof AllDay && random.nextBoolean()
                        ? allDay(slot.toLocalDate(), 1)
                        : new Timed(new Moment(at, name), new Moment(at.plusSeconds(1800), name));
        return with(master.people(), details(time));
    }

    private Pattern pattern(LocalDate start) {
        int interval = 1 + random.nextInt(4);
        var day = start.getDayOfWeek();
        var days = EnumSet.of(day, one(List.of(DayOfWeek.values())));
        var kinds =
                List.of(
                        Set.of(day),
                        EnumSet.complementOf(EnumSet.copyOf(WEEKEND)),
                        WEEKEND,
                        EnumSet.allOf(DayOfWeek.class));
        Set<DayOfWeek> kind =
                one(List.of(kinds.get(0), kinds.get(0), kinds.get(1), kinds.get(2), kinds.get(3)));
        var index = random.nextInt(3) == 0 ? one(List.of(Index.values())) : index(start);
        boolean last = start.getDayOfMonth() == start.lengthOfMonth();
        int dayOfMonth = last ? 28 + random.nextInt(4) : start.getDayOfMonth();
        return switch (random.nextInt(6)) {
            case 0 -> new Pattern.Daily(interval);
            case 1 -> new Pattern.Weekly(interval, days, one(List.of(DayOfWeek.values())));
            case 2 -> new Pattern.AbsoluteMonthly(interval, dayOfMonth);
            case 3 -> new Pattern.RelativeMonthly(interval, kind, index);
            case 4 ->
                    new Pattern.AbsoluteYearly(
                            start.getMonth(), yearly(start.getMonth(), dayOfMonth));
            default -> new Pattern.RelativeYearly(start.getMonth(), kind, index);
        };
    }

    private static Index index(LocalDate day) {
        int nth = (day.getDayOfMonth() - 1) / 7;
        return nth > 3 ? Index.LAST : Index.values()[nth];
    }

    private static int yearly(Month month, int day) {
        return Math.min(day, month.maxLength());
    }

    private Range range(LocalDate first) {
        return switch (random.nextInt(3)) {
            case 0 -> new Range.NoEnd(first);
            case 1 -> new Range.Until(first, first.plusDays(random.nextInt(1500)));
            default -> new Range.Numbered(first, 1 + random.nextInt(40));
        };
    }

    /// A rule as other programs write them, whether Outlook has it or not.
    String rule() {
        var rule =
                new StringBuilder("FREQ=")
                        .append(one(List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY")));
        maybe(rule, "INTERVAL", List.of("2", "3", "12"));
        if (random.nextBoolean()) {
            maybe(rule, "BYDAY", List.of("MO", "MO,TU,WE,TH,FR", "SA,SU", "TU,TH"));
            maybe(rule, "BYSETPOS", List.of("1", "-1", "3", "1,2"));
        } else if (rule.toString().matches("FREQ=(MONTHLY|YEARLY).*")) {
            maybe(rule, "BYDAY", List.of("1MO", "-1FR", "3WE", "5TU", "1MO,3MO"));
        }
        if (!rule.toString().contains("WEEKLY")) {
            maybe(
                    rule,
                    "BYMONTHDAY",
                    List.of("1", "15", "31", "-1", "28,29,30,31", "1,2,3,4,5,6,7"));
            maybe(rule, "BYMONTH", List.of("1", "3", "3,6,9,12", "2"));
        }
        maybe(rule, "WKST", List.of("SU", "MO"));
        maybe(rule, "COUNT", List.of("1", "2", "5", "30"));
        return rule.toString();
    }

    private void maybe(StringBuilder rule, String name, List<String> values) {
        if (random.nextInt(3) == 0) {
            rule.append(';').append(name).append('=').append(one(values));
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
